package drift_test

import (
	"testing"

	"casus/engine/drift"
	"casus/engine/world"
	"casus/rules"
)

// shelling is aimed fire on ground its target governs.
func shelling(s *world.State, w *world.Work, target rules.Seat, admin rules.Seat) {
	e := world.NoEvent
	e.Kind, e.Actor, e.Author, e.Target, e.Admin, e.Att, e.PlaceKind = rules.ArmedAttack, rules.PRK, rules.PRK, target, admin, 1000, 0
	w.Begin()
	w.Happen(e)
	drift.Witness(s, w)
}

// Only a blow on own soil rallies, by 40 points, and a second blow while the
// rally lasts makes it no stronger.
func TestARallyNeedsABlowOnOwnSoil(t *testing.T) {
	b := newBoard(t, func(*world.State) {})
	shelling(&b.s, &b.w, rules.KOR, rules.NONE)
	if got := b.s.Of(rules.Support, rules.KOR); got != 500 {
		t.Errorf("a blow at sea moves support to %d", got)
	}
	for range 2 {
		shelling(&b.s, &b.w, rules.KOR, rules.KOR)
		if got := b.s.Of(rules.Support, rules.KOR); got != 540 {
			t.Errorf("after a blow on own soil support is %d, want 540", got)
		}
	}
}

// A rally is gone after four quiet months, ten points each, and leaves nothing
// behind; near the top of the scale it takes back no more than it gave.
func TestARallyWearsOffToNothing(t *testing.T) {
	for _, support := range []int32{500, 980} {
		b := newBoard(t, func(s *world.State) { s.Set(rules.Support, rules.KOR, support) })
		shelling(&b.s, &b.w, rules.KOR, rules.KOR)
		peak := b.s.Of(rules.Support, rules.KOR)
		b.months(1, b.k.Domestic)
		if got := b.s.Of(rules.Support, rules.KOR); got != peak-10 {
			t.Errorf("from %d the first month leaves %d", peak, got)
		}
		b.months(4, b.k.Domestic)
		if got := b.s.Of(rules.Support, rules.KOR); got != support {
			t.Errorf("a rally from %d leaves %d behind", support, got)
		}
	}
}

// Losses cost a point for 50 where voters decide and for 500 where they do not,
// counted over all blows together.
func TestLossesCostDemocraciesSooner(t *testing.T) {
	b := newBoard(t, func(s *world.State) { s.Set(rules.Democracy, rules.KOR, 1) })
	for range 30 {
		b.s.Bury(b.w.Params, rules.KOR, 20)
		b.s.Bury(b.w.Params, rules.PRK, 20)
	}
	if k, n := b.s.Of(rules.Support, rules.KOR), b.s.Of(rules.Support, rules.PRK); k != 488 || n != 499 {
		t.Errorf("after 600 losses each support is %d in South Korea and %d in North Korea, want 488 and 499", k, n)
	}
	b.s.Bury(b.w.Params, rules.KOR, 100000)
	if got := b.s.Of(rules.Support, rules.KOR); got != 388 {
		t.Errorf("a great loss leaves support at %d, want 388: one blow costs 100 at most", got)
	}
}

// A threat costs a part at once and the rest when it is dropped, together what
// the model says; carried out it costs no more.
func TestBackingDownCostsTheRestOfThePrice(t *testing.T) {
	for part, want := range map[int32][2]int32{0: {500, 460}, 500: {480, 460}, 1000: {460, 460}} {
		b := newBoard(t, func(s *world.State) { s.Set(rules.AudienceCost, rules.USA, 100) })
		p := *b.w.Params
		p[rules.BelligerenceCost] = part
		b.s.Threaten(&p, rules.USA, rules.PRK, 40, 3)
		said := b.s.Of(rules.Support, rules.USA)
		b.s.BackDown(&p, rules.USA, rules.PRK)
		if got := [2]int32{said, b.s.Of(rules.Support, rules.USA)}; got != want {
			t.Errorf("with a part of %d support goes %v, want %v", part, got, want)
		}
	}
	b := newBoard(t, func(s *world.State) { s.Set(rules.AudienceCost, rules.USA, 100) })
	b.s.Threaten(b.w.Params, rules.USA, rules.PRK, 40, 3)
	b.s.Used[rules.USA][rules.PRK] = 2
	drift.Threats(&b.s, &b.w)
	if got := b.s.Of(rules.Support, rules.USA); got != 480 || b.s.Pair(rules.ThreatLevel, rules.USA, rules.PRK) != 0 {
		t.Errorf("a threat carried out leaves support at %d", got)
	}
}

// Below the line a struggle for power breaks out in about a quarter of the
// months; it ends with a new government where there are elections.
func TestLowSupportBringsStruggles(t *testing.T) {
	began := 0
	for seed := range uint64(400) {
		b := newBoard(t, func(s *world.State) {
			s.Set(rules.Support, rules.KOR, 100)
			s.Set(rules.Democracy, rules.KOR, 1)
		})
		b.k.Seed = seed
		b.months(1, b.k.Domestic)
		if b.s.Of(rules.HomeCrisis, rules.KOR) == 0 {
			continue
		}
		began++
		b.months(2, b.k.Domestic)
		if left, support := b.s.Of(rules.HomeCrisis, rules.KOR), b.s.Of(rules.Support, rules.KOR); left != 0 || support != 400 {
			t.Fatalf("two turns later %d are left and support is %d", left, support)
		}
	}
	if began < 70 || began > 130 {
		t.Errorf("a struggle began in %d of 400 months, want about 100", began)
	}
}

// The regime falls when for 120 days it has had neither support nor an economy;
// with either of them it lives.
func TestARegimeNeedsSupportOrAnEconomy(t *testing.T) {
	for _, c := range []struct {
		support, econ int32
		falls         bool
	}{{50, 50, true}, {50, 450, false}, {600, 50, false}} {
		b := newBoard(t, func(*world.State) {})
		b.s.Horizon = 99
		for o := rules.RUS; o < rules.Seats; o++ {
			b.s.SetPair(rules.Tension, rules.PRK, o, 500)
		}
		for range 4 {
			b.s.Set(rules.Support, rules.PRK, c.support)
			b.s.Set(rules.Econ, rules.PRK, c.econ)
			b.months(1, b.k.Domestic)
		}
		drift.Finish(&b.s, &b.w)
		if fell := b.s.End == world.Collapse; fell != c.falls {
			t.Errorf("support %d and economy %d: fell %t", c.support, c.econ, fell)
		}
	}
}
