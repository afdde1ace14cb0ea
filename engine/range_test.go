package engine_test

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// Nothing overflows or leaves its scale, in any scenario, with any orders, even
// where a match begins at the ends of all scales and with the coefficients at the
// ends of what a study may try.
func TestNothingLeavesItsRange(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGame(rt, pack)
		if rapid.Bool().Draw(rt, "extreme") {
			setup := g.Setup
			setup.Params = extremeParams(rt, pack)
			g = gameOf(rt, pack, setup)
		}
		s := g.Start()
		if g.Setup.Params != nil {
			extreme(rt, &s)
		}
		inRange(rt, g, &s)
		for s.Phase != world.Over {
			anyPhase(rt, g, &s)
			inRange(rt, g, &s)
		}
	})
}

func extremeParams(rt *rapid.T, pack *rules.Pack) map[string]int32 {
	out := map[string]int32{}
	for i, name := range rules.ParameterNames() {
		info := &pack.Params[i]
		out[name] = rapid.SampledFrom([]int32{info.Value, info.Low, info.High}).Draw(rt, name)
	}
	return out
}

// inRange checks every number of a state.
func inRange(rt *rapid.T, g *engine.Game, s *world.State) {
	for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
		for i := range f.Width() {
			if v := s.Facts[f.Base()+i]; v < rules.Facts[f].Min || v > rules.Facts[f].Max {
				rt.Fatalf("%s[%d] is %d, outside %d..%d", f.Name(), i, v, rules.Facts[f].Min, rules.Facts[f].Max)
			}
		}
		if f.Symmetric() {
			symmetric(rt, s, f)
		}
	}
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 {
			inPlace(rt, g, s, d)
		}
	}
	for i := range s.Clues {
		if c := &s.Clues[i]; c.Left != 0 {
			whole(rt, c)
		}
	}
	for i := range s.Delayed {
		if d := &s.Delayed[i]; d.Turns < 0 || d.Turns > 0 && (d.Index < 0 || int(d.Index) >= rules.StateSize) {
			rt.Fatalf("an effect is on its way to number %d, in %d turns", d.Index, d.Turns)
		}
	}
	if s.Turn() > s.Horizon || s.End > world.Collapse || (s.End == world.Running) == (s.Phase == world.Over) {
		rt.Fatalf("turn %d of %d, %s, %s", s.Turn(), s.Horizon, s.Phase, s.End)
	}
}

func symmetric(rt *rapid.T, s *world.State, f rules.Fact) {
	for a := rules.RUS; a <= rules.OTH; a++ {
		for b := a + 1; b <= rules.OTH; b++ {
			if s.Pair(f, a, b) != s.Pair(f, b, a) {
				rt.Fatalf("%s of %s and %s differs by direction: %d and %d", f.Name(), a, b, s.Pair(f, a, b), s.Pair(f, b, a))
			}
		}
	}
}

// inPlace checks a duty: its clause and binding exist, its numbers made sense
// when they were written, and no other duty bears its number.
func inPlace(rt *rapid.T, g *engine.Game, s *world.State, d *world.Duty) {
	told := fmt.Sprintf("duty %d, opened in turn %d, due %d, worth %d, %s", d.ID, d.Opened, d.Due, d.Worth, d.State)
	switch {
	case int(d.Clause) >= len(g.Pack.Clauses):
		rt.Fatalf("%s: there is no clause %d", told, d.Clause)
	case int(d.Binding) >= len(g.Pack.Clauses[d.Clause].Bindings):
		rt.Fatalf("%s: %s has no binding %d", told, g.Pack.Clauses[d.Clause].ID, d.Binding)
	case int32(d.ID) > s.NextDuty, d.Event > s.NextEvent, d.Event < 0:
		rt.Fatalf("%s: numbers run only to %d and %d", told, s.NextDuty, s.NextEvent)
	case d.Opened < 1, int32(d.Opened) > s.Turn(), d.Due < d.Opened, d.Worth < 0:
		rt.Fatalf("%s: that cannot be in turn %d", told, s.Turn())
	}
	for i := range s.Duties {
		if o := &s.Duties[i]; o != d && o.ID == d.ID {
			rt.Fatalf("%s: another bears its number", told)
		}
	}
}

// whole checks that beliefs are shares of one whole.
func whole(rt *rapid.T, c *world.Clue) {
	for o, belief := range c.Belief {
		sum := 0
		for _, share := range belief {
			if share < 0 {
				rt.Fatalf("%s believes %v", rules.Seat(o), belief)
			}
			sum += int(share)
		}
		if sum != world.WholeBelief {
			rt.Fatalf("what %s believes, %v, adds up to %d", rules.Seat(o), belief, sum)
		}
	}
}
