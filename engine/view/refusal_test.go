package view_test

import (
	"errors"
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// refusals are the answers to every line of a seat's list and one beyond, each
// sent alone: a code and a sentence, or that it is taken.
func refusals(t *testing.T, g *engine.Game, s world.State, seat rules.Seat) []engine.Refusal {
	t.Helper()
	out := make([]engine.Refusal, len(g.Cat.Lines[seat])+1)
	for n := range out {
		next := s
		_, err := g.Apply(&next, engine.Command{Verb: engine.VerbOrders, Seat: seat, Turn: int(s.Turn()), Phase: s.Phase.String(), Lines: []int{n}})
		var r *engine.Refusal
		if errors.As(err, &r) {
			out[n] = *r
		} else if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// alter sets every number of a fact about one country to a value.
func alter(s *world.State, f rules.Fact, c rules.Seat, v int32) {
	switch f.Shape() {
	case rules.ByCountry:
		s.Facts[f.Of(c)] = v
	case rules.ByPair:
		for b := range rules.Seat(rules.Stride) {
			s.Facts[f.Pair(c, b)] = v
		}
	default:
		s.Facts[f.At()] = v
	}
}

// secret lists the numbers a seat may not know, or, as own, those that nobody
// else may.
func secret(seat rules.Seat, own bool, show func(f rules.Fact, c rules.Seat)) {
	for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
		for c := rules.RUS; c <= rules.OTH; c++ {
			mine := rules.Facts[f].Secrecy == rules.Own && c == seat
			if rules.Facts[f].Secrecy != rules.Public && mine == own {
				show(f, c)
			}
		}
	}
}

// hide changes what others have sealed, used and set going.
func hide(s *world.State, seat rules.Seat) {
	for c := range s.Sealed {
		if rules.Seat(c) != seat {
			s.Sealed[c] = world.Sealed{Sent: true, NLines: 1}
			s.Habit[c] = [world.MaxActions]uint8{1}
		}
	}
	s.Delayed = [world.MaxDelayed]world.Delayed{}
}

// Which orders a seat may give, and the words with which the others are refused,
// rest on what it may know: a refusal is no way to ask for secrets. A line that
// is closed and one that does not exist have the same code.
func TestSecurity08RefusalsRestOnWhatTheSeatKnows(t *testing.T) {
	st, bites := played(t, 3, 3), false
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		want := refusals(t, st.g, st.s, seat)
		closed := 0
		for n, r := range want {
			if r.Code != "" && r.Code != "illegal" {
				t.Errorf("%s, line %d: refused with %s, not with the code of what does not exist", seat, n, r.Code)
			}
			if r.Code != "" {
				closed++
			}
		}
		if closed < 2 || closed == len(want) {
			t.Fatalf("%s: %d of %d lines are closed; the test shows nothing", seat, closed, len(want))
		}
		legal := string(st.g.Legal(&st.s, seat))
		least, most := st.s, st.s
		hide(&least, seat)
		secret(seat, false, func(f rules.Fact, c rules.Seat) {
			info := &rules.Facts[f]
			for _, v := range []int32{info.Min, info.Max} {
				next := st.s
				if alter(&next, f, c, v); string(st.g.Legal(&next, seat)) != legal {
					t.Errorf("what %s may order depends on %s of %s", seat, info.Name, c)
				}
			}
			alter(&least, f, c, info.Min)
			alter(&most, f, c, info.Max)
		})
		for _, s := range []world.State{least, most} {
			for n, got := range refusals(t, st.g, s, seat) {
				if got != want[n] {
					t.Errorf("%s, line %d: refused with %q, and if secrets were others with %q", seat, n, want[n].Reason, got.Reason)
				}
			}
		}
		secret(seat, true, func(f rules.Fact, c rules.Seat) {
			next := st.s
			alter(&next, f, c, rules.Facts[f].Min)
			bites = bites || string(st.g.Legal(&next, seat)) != legal
		})
	}
	if !bites {
		t.Error("what a seat may order never depends on what it alone knows: the test shows nothing")
	}
}
