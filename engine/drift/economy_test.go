package drift_test

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// mid2024 are the shares and sanctions that decide about North Korea's economy.
func mid2024(s *world.State) {
	s.Set(rules.Econ, rules.PRK, 400)
	s.SetPair(rules.Dependence, rules.PRK, rules.CHN, 950)
	s.SetPair(rules.Dependence, rules.PRK, rules.RUS, 250)
	s.SetPair(rules.Sanctions, rules.CHN, rules.PRK, 300)
	s.SetPair(rules.Sanctions, rules.RUS, rules.PRK, 150)
}

// year is where North Korea's economy stands after a year in which some seats
// enforce that much.
func year(t *testing.T, enforced int32, by ...rules.Seat) int32 {
	t.Helper()
	b := newBoard(t, mid2024)
	for _, o := range by {
		b.s.SetPair(rules.Sanctions, o, rules.PRK, enforced)
	}
	b.months(12, b.k.Economy)
	return b.s.Of(rules.Econ, rules.PRK)
}

// Sanctions bite North Korea only if China enforces them: going from none to all
// there does at least ten times what all of the West can do (stylised fact 14).
func TestSanctionsBiteOnlyIfChinaEnforces(t *testing.T) {
	china := year(t, 0, rules.CHN) - year(t, 1000, rules.CHN)
	west := year(t, 0, rules.USA, rules.KOR, rules.JPN) - year(t, 1000, rules.USA, rules.KOR, rules.JPN)
	if west < 0 || china < 200 || china < 10*west {
		t.Fatalf("a year of China's sanctions costs %d points, one of the West's %d", china, west)
	}
}

// A full embargo by China against none costs about 285 basis points of growth in
// the first month, 28 points of the economy (model C10).
func TestAChineseEmbargoCostsAsMuchAsTheModelSays(t *testing.T) {
	var econ [2]int32
	for i, enforced := range []int32{0, 1000} {
		b := newBoard(t, mid2024)
		b.s.SetPair(rules.Sanctions, rules.CHN, rules.PRK, enforced)
		b.months(1, b.k.Economy)
		econ[i] = b.s.Of(rules.Econ, rules.PRK)
	}
	if got := econ[0] - econ[1]; got < 27 || got > 30 {
		t.Fatalf("an embargo costs %d points in a month, want 28 or 29", got)
	}
}

// Economies have got used to the sanctions, quarrels and readiness they began
// with: those alone move nothing.
func TestWhatAnEconomyIsUsedToDoesNotWearItDown(t *testing.T) {
	b := newBoard(t, func(s *world.State) {
		mid2024(s)
		s.Set(rules.Econ, rules.PRK, 500)
		s.Set(rules.AlertLevel, rules.PRK, 3)
		s.SetPair(rules.AtWar, rules.PRK, rules.KOR, 1)
		s.SetPair(rules.Tension, rules.CHN, rules.USA, 700)
	})
	b.months(60, b.k.Economy)
	for c := rules.RUS; c < rules.Seats; c++ {
		if got := b.s.Of(rules.Econ, c); got != 500 {
			t.Errorf("after five years in which nothing changed the economy of %s is %d", c, got)
		}
	}
}

// A small burden is not lost to rounding: fifteen basis points a month, a step of
// readiness, come to eighteen points in a year, less what comes back.
func TestFractionsOfAPointAddUp(t *testing.T) {
	b := newBoard(t, func(*world.State) {})
	b.s.Set(rules.AlertLevel, rules.JPN, 2)
	b.months(12, b.k.Economy)
	if got := b.s.Of(rules.Econ, rules.JPN); got < 482 || got > 486 {
		t.Fatalf("a year of raised readiness leaves the economy at %d, want about 484", got)
	}
}

// The region has prospered from decades of peace: war in Korea costs every seat,
// the Koreas most, and general war more than limited war.
func TestWarInKoreaCostsEverybody(t *testing.T) {
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	start := g.Start()
	var lost [rules.Seats][3]int32
	for i, rung := range []int32{0, 7, 8} {
		b := newBoard(t, func(s *world.State) { *s = start })
		b.s.SetPair(rules.Rung, rules.PRK, rules.KOR, rung)
		b.months(3, b.k.Economy)
		for c := range lost {
			lost[c][i] = b.s.Of(rules.Econ, rules.Seat(c))
		}
	}
	for c := rules.RUS; c < rules.Seats; c++ {
		peace, limited, general := lost[c][0], lost[c][1], lost[c][2]
		if !(general < limited && limited < peace) {
			t.Errorf("%s: %d in peace, %d in limited war, %d in general war", c, peace, limited, general)
		}
		if fall := peace - limited; fall > lost[rules.KOR][0]-lost[rules.KOR][1] {
			t.Errorf("%s loses %d, more than South Korea", c, fall)
		}
	}
}

// China holds more than nine tenths of North Korea's trade when a match begins,
// and the throttle is one of its orders.
func TestChinaHoldsTheThrottle(t *testing.T) {
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	if share := s.Pair(rules.Dependence, rules.PRK, rules.CHN); share < 900 {
		t.Errorf("China's share is %d permille", share)
	}
	if line := g.Cat.Find(rules.CHN, "E4", rules.PRK, ""); line < 0 || !g.Legal(&s, rules.CHN).Has(line) {
		t.Error("China cannot squeeze North Korea's trade")
	}
}
