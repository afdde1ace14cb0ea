package mechanism

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// chamber is a vote that the actor asks for about the target.
func chamber(seed uint64, actor, target rules.Seat, set func(*world.State)) Context {
	s := &world.State{}
	for o := rules.RUS; o < rules.Seats; o++ {
		s.SetPair(rules.Sanctions, o, target, 500)
	}
	set(s)
	return Context{Seed: seed, State: s, Work: &world.Work{Log: &world.Log{}}, Act: &world.Act{Actor: actor, Target: target}}
}

// outcomes counts how many of 500 votes ended how.
func outcomes(hold func(Context), actor, target rules.Seat, set func(*world.State), see func(*world.State)) map[string]int {
	out := map[string]int{}
	for seed := range uint64(500) {
		c := chamber(seed, actor, target, set)
		hold(c)
		out[c.Work.Log.Entries[0].To]++
		see(c.State)
	}
	return out
}

func enforced(s *world.State, by rules.Seat) int32 { return s.Pair(rules.Sanctions, by, rules.PRK) }

// A permanent member that stands by a state stops every measure against it; the
// old ones stay law and are enforced less, which others make good in part.
func TestAFriendWithAVetoStopsMeasures(t *testing.T) {
	got := outcomes(council, rules.USA, rules.PRK, func(s *world.State) {
		s.SetPair(rules.Cohesion, rules.RUS, rules.PRK, 600)
		s.SetPair(rules.Tension, rules.KOR, rules.PRK, 640)
		s.SetPair(rules.Tension, rules.USA, rules.PRK, 590)
	}, func(s *world.State) {
		if r, k, j := enforced(s, rules.RUS), enforced(s, rules.KOR), enforced(s, rules.JPN); r != 440 || k != 510 || j != 500 {
			t.Fatalf("after a veto Russia enforces %d, South Korea %d, Japan %d", r, k, j)
		}
	})
	if got["vetoed"] != 500 {
		t.Fatalf("outcomes: %v", got)
	}
}

// Without such a friend most measures pass, and then bind everybody.
func TestMeasuresBindEverybody(t *testing.T) {
	got := outcomes(council, rules.USA, rules.PRK, func(s *world.State) {
		s.SetPair(rules.Tension, rules.USA, rules.PRK, 800)
		s.Set(rules.SoftPower, rules.USA, 700)
		s.Set(rules.SoftPower, rules.PRK, 100)
	}, func(s *world.State) {
		if r, c := enforced(s, rules.RUS), enforced(s, rules.CHN); r != c || r != 500 && r != 550 {
			t.Fatalf("Russia enforces %d and China %d", r, c)
		}
	})
	if got["adopted"] < 300 || got["vetoed"] != 0 {
		t.Fatalf("outcomes: %v", got)
	}
}

// One permanent member can block new measures but lift none.
func TestOneMemberCannotLiftMeasures(t *testing.T) {
	got := outcomes(easing, rules.RUS, rules.PRK, func(s *world.State) {
		s.SetPair(rules.Tension, rules.USA, rules.PRK, 590)
	}, func(s *world.State) {
		if enforced(s, rules.CHN) != 500 {
			t.Fatal("a vetoed relief changed what China enforces")
		}
	})
	if got["vetoed"] != 500 {
		t.Fatalf("outcomes: %v", got)
	}
}

// Relief passes when nobody with a veto holds out any more.
func TestReliefAfterReconciliation(t *testing.T) {
	got := outcomes(easing, rules.CHN, rules.PRK, func(s *world.State) {
		s.SetPair(rules.Tension, rules.USA, rules.PRK, 100)
		s.Set(rules.SoftPower, rules.CHN, 900)
	}, func(s *world.State) {
		if r := enforced(s, rules.RUS); r != 500 && r != 400 {
			t.Fatalf("Russia enforces %d", r)
		}
	})
	if got["adopted"] < 150 || got["vetoed"] != 0 {
		t.Fatalf("outcomes: %v", got)
	}
}
