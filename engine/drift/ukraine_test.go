package drift

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

func shippedParams(t *testing.T) *rules.Params {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := pack.ParamsOf(&rules.Scenario{})
	return &p
}

// atWar is a month like those of 2024.
func atWar() *world.State {
	s := &world.State{}
	s.SetPair(rules.AtWar, rules.RUS, rules.UKR, 1)
	s.Facts[rules.USAid.At()] = 1000
	s.Facts[rules.TurnNumber.At()] = 1
	s.Set(rules.RoundsShipped, rules.PRK, 750)
	s.Set(rules.Munitions, rules.PRK, 10000)
	s.Set(rules.Support, rules.RUS, 700)
	for _, f := range fieldTech {
		s.Set(f, rules.RUS, 900)
		s.Set(f, rules.PRK, 300)
	}
	return s
}

// The worked values of model C11: what a month at the front comes to.
func TestFrontMovesAsWorkedOut(t *testing.T) {
	p := shippedParams(t)
	for _, c := range []struct {
		what string
		set  func(*world.State)
		want int32
	}{
		{"a month of 2024", func(*world.State) {}, 350},
		{"no shells from North Korea", func(s *world.State) { s.Set(rules.RoundsShipped, rules.PRK, 0) }, 170},
		{"shells from South Korea", func(s *world.State) { s.Set(rules.LethalAid, rules.KOR, 2) }, 200},
		{"American aid has stopped", func(s *world.State) { s.Facts[rules.USAid.At()] = 0 }, 500},
		{"eleven thousand North Koreans", func(s *world.State) { s.Set(rules.TroopsAbroad, rules.PRK, 200) }, 383},
		{"an empty arsenal in North Korea", func(s *world.State) { s.Set(rules.Munitions, rules.PRK, 0) }, 170},
		{"Russia is the wearier by a tenth", func(s *world.State) { s.Set(rules.Exhaustion, rules.RUS, 100) }, 320},
		{"everything against Ukraine", func(s *world.State) {
			s.Facts[rules.USAid.At()] = 0
			s.Set(rules.RoundsShipped, rules.PRK, 3000)
			s.Set(rules.Exhaustion, rules.UKR, 1000)
		}, mostGained},
	} {
		s := atWar()
		c.set(s)
		if got := battle(s, p, 30).pace(p); got != c.want {
			t.Errorf("%s: %d square kilometres, want %d", c.what, got, c.want)
		}
	}
}

// North Korea's help is felt and does not decide the war (R30): a hundred
// thousand rounds a month move the front by 24 square kilometres, all of it
// for two years takes less than a hundredth of Ukraine, and a study can take
// it out.
func TestHelpIsFeltAndDecidesNothing(t *testing.T) {
	const ukraine = 603_628 // square kilometres
	p := *shippedParams(t)
	pace := func(rounds int32) int32 {
		return campaign{fireRUS: russianFire(&p, 0, rounds), fireUKR: 1000, menRUS: 1000}.pace(&p)
	}
	if got := pace(750) - pace(650); got != 24 {
		t.Errorf("a hundred thousand rounds are worth %d square kilometres a month, want 24", got)
	}
	if whole := (pace(750) - pace(0)) * 24; whole <= 0 || whole*100 >= ukraine {
		t.Errorf("two years of shells take %d square kilometres", whole)
	}
	p[rules.UkraineShellFire] = 0
	if pace(750) != pace(0) {
		t.Error("with shells taken out of the model they still move the front")
	}
}

// Russia's own output grows, and with it the part of the war that needs no help.
func TestRussiasOwnOutputGrows(t *testing.T) {
	p := shippedParams(t)
	if now, later := russianFire(p, 0, 0), russianFire(p, 24, 0); now != 550 || later <= now {
		t.Errorf("own fire is %d at first and %d after two years", now, later)
	}
}

// Helpers pay and are paid (R29): shells leave the stock for money and
// know-how, soldiers die and teach.
func TestHelpersPayAndArePaid(t *testing.T) {
	p := shippedParams(t)
	s := atWar()
	s.Set(rules.TroopsAbroad, rules.PRK, 200)
	s.Set(rules.Econ, rules.PRK, 400)
	s.Set(rules.Conv, rules.PRK, 600)
	shells(s, p, 30)
	contingent(s, p, 30)
	tech := int32(0)
	for _, f := range fieldTech {
		tech += s.Of(f, rules.PRK) - 300
	}
	for _, c := range []struct {
		what      string
		got, want int32
	}{
		{"stock", s.Of(rules.Munitions, rules.PRK), 9250},
		{"rounds a month if nothing new is agreed", s.Of(rules.RoundsShipped, rules.PRK), 712},
		{"economy", s.Of(rules.Econ, rules.PRK), 403},
		{"technology: a token for a hundred thousand rounds, and what drones taught", tech, 7 + 11},
		{"points of troops left", s.Of(rules.TroopsAbroad, rules.PRK), 184},
		{"dead and wounded", s.Of(rules.Casualties, rules.PRK), 880},
		{"strength", s.Of(rules.Conv, rules.PRK), 602},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.what, c.got, c.want)
		}
	}
}

// No shells are shipped that are not there, and no technology is learnt beyond
// what the giver has.
func TestStocksBoundTheTrade(t *testing.T) {
	p := shippedParams(t)
	s := atWar()
	s.Set(rules.Munitions, rules.PRK, 300)
	for _, f := range fieldTech {
		s.Set(f, rules.RUS, 320)
	}
	for range 12 {
		shells(s, p, 30)
	}
	if left, rate := s.Of(rules.Munitions, rules.PRK), s.Of(rules.RoundsShipped, rules.PRK); left != 0 || rate != 0 {
		t.Errorf("an empty arsenal holds %d and ships %d a month", left, rate)
	}
	for _, f := range fieldTech {
		if got := s.Of(f, rules.PRK); got > 320*950/1000 {
			t.Errorf("%s: %d, more than 950 permille of Russia's 320", rules.Facts[f].Name, got)
		}
	}
}

// Losses cost the Russian government support, a point for 20 thousand.
func TestLossesCostSupport(t *testing.T) {
	p := shippedParams(t)
	s := atWar()
	for turn := range int32(12) {
		s.Facts[rules.TurnNumber.At()] = turn + 1
		weary(s, p, 30)
	}
	if got := 700 - s.Of(rules.Support, rules.RUS); got != 21 { // 12 x 35 thousand
		t.Errorf("a year of losses cost %d points of support, want 21", got)
	}
}

// Cease-fires are rare, likelier for the weary, and three times as likely with
// a great power's good offices.
func TestMediationBringsATruceNearer(t *testing.T) {
	p := shippedParams(t)
	count := func(mediated uint8, weary int32) int {
		n := 0
		for seed := range uint64(4000) {
			s := atWar()
			s.Mediated = mediated
			s.Set(rules.Exhaustion, rules.RUS, weary)
			s.Set(rules.Exhaustion, rules.UKR, weary)
			w := &world.Work{Params: p, Log: &world.Log{}}
			truce(s, w, seed, 30)
			if s.Pair(rules.AtWar, rules.RUS, rules.UKR) == 0 {
				n++
				if len(w.Log.Entries) != 1 || w.Log.Entries[0].K != world.KTruce {
					t.Fatalf("the log says %v", w.Log.Entries)
				}
			}
			if s.Mediated != 0 {
				t.Fatal("an offer to mediate counts for one roll")
			}
		}
		return n
	}
	plain, weary, mediated := count(0, 300), count(0, 1000), count(1, 300)
	if plain == 0 || plain > 60 { // 80 in 10,000: 32 expected
		t.Errorf("%d of 4000 months bring a cease-fire", plain)
	}
	if weary <= plain || mediated < 2*plain || mediated > 4*plain {
		t.Errorf("cease-fires in 4000 months: %d, of the weary %d, mediated %d", plain, weary, mediated)
	}
}

// After a cease-fire the front stands still and the shells are not asked for.
func TestTheFrontStandsStillAfterATruce(t *testing.T) {
	p := shippedParams(t)
	s := atWar()
	w := &world.Work{Params: p}
	Theatre(s, w, 1, 30)
	if s.Facts[rules.Front.At()] != 350 || s.Facts[rules.FrontPace.At()] != 350 {
		t.Fatalf("front %d, pace %d", s.Facts[rules.Front.At()], s.Facts[rules.FrontPace.At()])
	}
	ceaseFire(s, w)
	stock := s.Of(rules.Munitions, rules.PRK)
	Theatre(s, w, 1, 30)
	if s.Facts[rules.Front.At()] != 350 || s.Facts[rules.FrontPace.At()] != 0 || s.Of(rules.Munitions, rules.PRK) != stock {
		t.Errorf("front %d, pace %d, stock %d of %d", s.Facts[rules.Front.At()], s.Facts[rules.FrontPace.At()], s.Of(rules.Munitions, rules.PRK), stock)
	}
}
