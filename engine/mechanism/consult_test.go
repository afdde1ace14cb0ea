package mechanism

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

// seoul is an ally that might listen: dependent, close, on rung 3 with a rival.
func seoul() (*world.State, Advice) {
	s := &world.State{}
	s.SetPair(rules.Dependence, rules.KOR, rules.USA, 180)
	s.SetPair(rules.Cohesion, rules.KOR, rules.USA, 800)
	s.SetPair(rules.Rung, rules.KOR, rules.PRK, 3)
	s.Set(rules.Support, rules.KOR, 500)
	s.SetPair(rules.Cred, rules.USA, rules.KOR, 750)
	return s, Advice{From: rules.USA, To: rules.KOR, Against: rules.PRK, Out: true}
}

// What speaks for listening raises the odds, what speaks against it lowers them.
func TestOddsOfAdviceFollowTheReasons(t *testing.T) {
	p := shippedParams(t)
	s, a := seoul()
	base := a.Odds(s, p)
	if base < 5000 || base > 7000 {
		t.Errorf("an ordinary ally listens with %d in 10,000", base)
	}
	for _, c := range []struct {
		name  string
		set   func(*world.State, *Advice)
		rises bool
	}{
		{"aid with it", func(_ *world.State, a *Advice) { a.Paid = true }, true},
		{"more dependence", func(s *world.State, _ *Advice) { s.SetPair(rules.Dependence, rules.KOR, rules.USA, 900) }, true},
		{"a loose alliance", func(s *world.State, _ *Advice) { s.SetPair(rules.Cohesion, rules.KOR, rules.USA, 100) }, false},
		{"a strike to answer", func(s *world.State, _ *Advice) { s.SetPair(rules.Rung, rules.KOR, rules.PRK, 6) }, false},
		{"a weak government", func(s *world.State, _ *Advice) { s.Set(rules.Support, rules.KOR, 300) }, false},
		{"fear of being left alone", func(s *world.State, _ *Advice) { s.Set(rules.Abandonment, rules.KOR, 701) }, false},
		{"a public threat", func(s *world.State, _ *Advice) { s.SetPair(rules.ThreatLeft, rules.KOR, rules.PRK, 2) }, false},
		{"the bomb", func(s *world.State, _ *Advice) { s.Set(rules.Warheads, rules.KOR, 50) }, false},
	} {
		s, a := seoul()
		c.set(s, &a)
		if got := a.Odds(s, p); got > base != c.rises {
			t.Errorf("%s: odds go from %d to %d", c.name, base, got)
		}
	}
}

// Nobody holds back in a war for its life, and with the assumption off nobody
// ever does.
func TestWarAndTheSwitchCloseTheEar(t *testing.T) {
	p := shippedParams(t)
	s, a := seoul()
	s.SetPair(rules.AtWar, rules.KOR, rules.PRK, 1)
	if got := a.Odds(s, p); got != 0 {
		t.Errorf("at war the odds are %d", got)
	}
	s, a = seoul()
	p[rules.Restraint] = 0
	if got := a.Odds(s, p); got != 0 {
		t.Errorf("with restraint off the odds are %d", got)
	}
	p[rules.Restraint] = 2000
	if got := a.Odds(s, p); got != 10000 {
		t.Errorf("doubled, the odds are %d", got)
	}
}

// A patron that already fears to be drawn in takes its distance from an ally that
// does not listen; one that does not, stays.
func TestAPatronBeyondItsLimitTakesItsDistance(t *testing.T) {
	p := shippedParams(t)
	p[rules.Restraint] = 0
	for _, c := range []struct{ fear, cred int32 }{{600, 750}, {690, 600}} {
		s, a := seoul()
		s.Set(rules.Entrapment, rules.USA, c.fear)
		Restrain(s, &world.Work{Params: p}, 1, a)
		if got := s.Pair(rules.Cred, rules.USA, rules.KOR); got != c.cred {
			t.Errorf("at a fear of %d belief ends at %d, want %d", c.fear, got, c.cred)
		}
		if coh := s.Pair(rules.Cohesion, rules.USA, rules.KOR); coh != 760 {
			t.Errorf("cohesion is %d, want 760", coh)
		}
	}
}

// What is said in private does not show at once in numbers that everybody reads.
func TestPrivateAdviceShowsLate(t *testing.T) {
	p := shippedParams(t)
	for _, heed := range []int32{0, 2000} {
		p[rules.Restraint] = heed
		s, a := seoul()
		a.Out = false
		was, w := *s, &world.Work{Params: p}
		Restrain(s, w, 1, a)
		for f := rules.Fact(0); f.Shape() == rules.ByPair; f++ {
			if got := s.Pair(f, rules.USA, rules.KOR); got != was.Pair(f, rules.USA, rules.KOR) {
				t.Errorf("restraint %d: %s moved at once to %d", heed, f.Name(), got)
			}
		}
		if w.Heat != (world.Work{}).Heat {
			t.Errorf("restraint %d: a quarrel cooled for all to see", heed)
		}
		if pledged := s.Pledges[rules.KOR].Left > 0; pledged != (heed > 0) {
			t.Errorf("restraint %d: pledged %v", heed, pledged)
		}
	}
}
