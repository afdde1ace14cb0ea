package world

import (
	"testing"

	"casus/rules"
)

// What two share comes late for both alike, whoever it is booked from and
// however full the queue is; and never early.
func TestWhatTwoShareArrivesBothWays(t *testing.T) {
	for room, want := range []int32{300, 305, 265, 265} {
		var s State
		for i := range MaxDelayed - room {
			s.Delayed[i] = Delayed{Index: int16(rules.Support.Of(rules.RUS)), Turns: 9}
		}
		s.SetPair(rules.Cohesion, rules.KOR, rules.JPN, 300)
		s.Postpone(rules.Cohesion.Pair(rules.JPN, rules.KOR), 1, Added, 5)
		s.Postpone(rules.Cohesion.Pair(rules.KOR, rules.JPN), 2, Added, -40)
		for i := range s.Delayed {
			if d := &s.Delayed[i]; d.Turns > 0 && d.Turns < 9 {
				s.Arrive(&rules.Params{}, int(d.Index), d.How, d.Value)
			}
		}
		if there, back := s.Pair(rules.Cohesion, rules.KOR, rules.JPN), s.Pair(rules.Cohesion, rules.JPN, rules.KOR); there != want || back != want {
			t.Errorf("with room for %d: %d one way and %d the other, want %d", room, there, back, want)
		}
	}
}

// Mirror finds the other direction of what is symmetric and leaves the rest.
func TestMirror(t *testing.T) {
	for _, c := range []struct{ index, want int }{
		{rules.Cohesion.Pair(rules.RUS, rules.PRK), rules.Cohesion.Pair(rules.PRK, rules.RUS)},
		{rules.Tension.Pair(rules.JPN, rules.CHN), rules.Tension.Pair(rules.CHN, rules.JPN)},
		{rules.Trust.Pair(rules.RUS, rules.PRK), rules.Trust.Pair(rules.RUS, rules.PRK)},
		{rules.Support.Of(rules.KOR), rules.Support.Of(rules.KOR)},
		{rules.Taboo.At(), rules.Taboo.At()},
	} {
		if got := rules.Mirror(c.index); got != c.want {
			t.Errorf("the mirror of number %d is %d, want %d", c.index, got, c.want)
		}
	}
}
