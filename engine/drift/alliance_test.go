package drift

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// desk is a state with a work space and the shipped coefficients.
func desk(t *testing.T) (*world.State, *world.Work, *rules.Params) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := pack.ParamsOf(&rules.Scenario{})
	return &world.State{}, &world.Work{Params: &p, Log: &world.Log{}}, &p
}

// rivals sets two seats at odds.
func rivals(s *world.State, a, b rules.Seat, tension int32) {
	s.SetPair(rules.Affinity, a, b, -600)
	s.SetPair(rules.Affinity, b, a, -600)
	s.SetPair(rules.Tension, a, b, tension)
}

func turns(s *world.State, w *world.Work, ties *rules.Bonds, n int) {
	for range n {
		Alliances(s, w, ties, 30)
	}
}

// Two partners who owe each other nothing but talk grow closer under pressure
// from the same rival, up to a level, and drift apart again when it goes: an
// alignment that no assistance clause makes.
func TestASharedThreatCouplesPartnersWithoutAPact(t *testing.T) {
	s, w, _ := desk(t)
	ties := &rules.Bonds{}
	ties[rules.RUS][rules.CHN], ties[rules.CHN][rules.RUS] = rules.Consultive, rules.Consultive
	s.SetPair(rules.Cohesion, rules.RUS, rules.CHN, 350)
	s.SetPair(rules.Trust, rules.CHN, rules.RUS, 300)
	rivals(s, rules.RUS, rules.USA, 600)
	rivals(s, rules.CHN, rules.USA, 500)
	turns(s, w, ties, 24)
	close, trust := s.Pair(rules.Cohesion, rules.RUS, rules.CHN), s.Pair(rules.Trust, rules.CHN, rules.RUS)
	if close < 370 || trust <= 300 || trust > 500 {
		t.Errorf("after two years of shared pressure cohesion is %d (from 350) and trust %d (from 300)", close, trust)
	}
	turns(s, w, ties, 600)
	if full := s.Pair(rules.Cohesion, rules.RUS, rules.CHN); full < close || full > 900 {
		t.Errorf("cohesion found no level: %d after two years, %d after fifty more", close, full)
	}
	rivals(s, rules.CHN, rules.USA, 0)
	before := s.Pair(rules.Cohesion, rules.RUS, rules.CHN)
	turns(s, w, ties, 120)
	if after := s.Pair(rules.Cohesion, rules.RUS, rules.CHN); after >= before || after < 50 {
		t.Errorf("without the pressure cohesion went from %d to %d", before, after)
	}
}

// Allies who see the rival differently hold together less.
func TestDifferencesOverTheRivalDivide(t *testing.T) {
	s, w, _ := desk(t)
	s.SetPair(rules.Cohesion, rules.CHN, rules.PRK, 700)
	s.SetPair(rules.Affinity, rules.CHN, rules.KOR, -10)
	s.SetPair(rules.Affinity, rules.PRK, rules.KOR, -850)
	s.SetPair(rules.Tension, rules.CHN, rules.KOR, 330)
	s.SetPair(rules.Tension, rules.PRK, rules.KOR, 640)
	turns(s, w, &rules.Bonds{}, 12)
	if coh := s.Pair(rules.Cohesion, rules.CHN, rules.PRK); coh >= 650 {
		t.Errorf("after a year cohesion is %d, from 700", coh)
	}
}

// A treaty in force keeps a door open: whatever breaches cost, something of the
// alliance remains (China and North Korea kept theirs through ups and downs).
func TestATreatyOutlivesAQuarrel(t *testing.T) {
	s, w, p := desk(t)
	ties := &rules.Bonds{}
	ties[rules.CHN][rules.PRK] = rules.Automatic
	turns(s, w, ties, 1)
	if coh := s.Pair(rules.Cohesion, rules.CHN, rules.PRK); coh != p[rules.CohesionFloor] {
		t.Errorf("with the treaty in force cohesion is %d", coh)
	}
	if coh := s.Pair(rules.Cohesion, rules.CHN, rules.RUS); coh != 0 {
		t.Errorf("without a treaty cohesion came from nothing: %d", coh)
	}
}

// The fear of being left alone follows the best promise an ally has, not the sum:
// a fifth of the way a turn.
func TestAbandonmentFollowsTheBestAlly(t *testing.T) {
	s, w, _ := desk(t)
	s.SetPair(rules.Cohesion, rules.RUS, rules.PRK, 600)
	s.SetPair(rules.Cohesion, rules.CHN, rules.PRK, 450)
	s.SetPair(rules.Cred, rules.RUS, rules.PRK, 300)
	s.SetPair(rules.Cred, rules.CHN, rules.PRK, 500)
	s.SetPair(rules.Cred, rules.USA, rules.PRK, 900) // no ally, so no comfort
	s.Set(rules.Abandonment, rules.PRK, 200)
	turns(s, w, &rules.Bonds{}, 1)
	if a := s.Of(rules.Abandonment, rules.PRK); a != 260 {
		t.Errorf("fear went from 200 to %d; a fifth of the way to 500 is 260", a)
	}
	s.SetPair(rules.Cred, rules.CHN, rules.PRK, 100)
	turns(s, w, &rules.Bonds{}, 60)
	if a := s.Of(rules.Abandonment, rules.PRK); a < 690 || a > 700 {
		t.Errorf("with Russia the better of the two at 300, fear settles at %d", a)
	}
}

// The fear of being drawn in rests on the ally's quarrel, on what the law asks,
// and on how little hold one has on the ally.
func TestEntrapmentGrowsWithTheTieAndShrinksWithTheHold(t *testing.T) {
	s, _, p := desk(t)
	rivals(s, rules.PRK, rules.KOR, 600)
	fear := func(bond rules.Bond, dependence int32) int32 {
		ties := &rules.Bonds{}
		ties[rules.RUS][rules.PRK] = bond
		s.SetPair(rules.Dependence, rules.PRK, rules.RUS, dependence)
		return entrapment(s, p, ties, rules.RUS)
	}
	for _, c := range []struct {
		bond             rules.Bond
		dependence, want int32
	}{{rules.NoBond, 0, 0}, {rules.Consultive, 0, 60}, {rules.Conditional, 0, 300}, {rules.Automatic, 0, 540}, {rules.Automatic, 1000, 270}} {
		if got := fear(c.bond, c.dependence); got != c.want {
			t.Errorf("bond %d and dependence %d: fear %d, want %d", c.bond, c.dependence, got, c.want)
		}
	}
}

// China's posture moves little when Russia's pact begins to bind: neither its
// tensions nor its cohesion and promises change, alarm or no alarm (R39).
func TestChinaIsNotAlarmedByItsPartnersPact(t *testing.T) {
	s, w, p := desk(t)
	p[rules.FormationShock] = 30
	for _, a := range []rules.Seat{rules.RUS, rules.PRK} {
		s.SetPair(rules.Cohesion, rules.CHN, a, 400)
		for _, o := range []rules.Seat{rules.USA, rules.KOR, rules.JPN} {
			rivals(s, a, o, 500)
		}
	}
	s.SetPair(rules.Cohesion, rules.RUS, rules.PRK, 600)
	before, now := &rules.Bonds{}, &rules.Bonds{}
	now[rules.RUS][rules.PRK] = rules.Conditional
	was := *s
	Formation(s, w, now, before)
	Heat(s, w)
	for o := rules.RUS; o < rules.Seats; o++ {
		if s.Pair(rules.Tension, rules.CHN, o) != was.Pair(rules.Tension, rules.CHN, o) {
			t.Errorf("China's tension with %s moved", o)
		}
	}
	if got := s.Pair(rules.Tension, rules.PRK, rules.KOR); got != 530 {
		t.Errorf("tension of the partner with its rival is %d, want 530", got)
	}
	Formation(s, w, now, now)
	if w.Begin(); len(w.Log.Entries) != 1 {
		t.Errorf("%d alarms, want one: what bound before is no news", len(w.Log.Entries))
	}
}

// A pledge holds for the turn and the next, and bars only what lies above its cap
// against the rival it names.
func TestAPledgeRunsOut(t *testing.T) {
	s, w, _ := desk(t)
	s.Pledges[rules.PRK] = world.Pledge{To: rules.RUS, Against: rules.KOR, Cap: 3, Left: 2}
	p := &s.Pledges[rules.PRK]
	if !p.Bars(rules.KOR, 4) || p.Bars(rules.KOR, 3) || p.Bars(rules.USA, 8) {
		t.Errorf("the pledge bars the wrong acts: %+v", *p)
	}
	turns(s, w, &rules.Bonds{}, 1)
	if !p.Bars(rules.KOR, 4) {
		t.Error("the pledge is gone after one turn")
	}
	turns(s, w, &rules.Bonds{}, 1)
	if p.Bars(rules.KOR, 4) {
		t.Error("the pledge still holds after two turns")
	}
}
