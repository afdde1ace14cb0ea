package view_test

import (
	"encoding/json"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// midMatch plays random bots for some phases.
func midMatch(t testing.TB, g *engine.Game, phases int) (world.State, []world.Entry) {
	t.Helper()
	s := g.Start()
	var log []world.Entry
	for range phases {
		log = append(log, stepRandom(t, g, &s, log)...)
		if s.Phase == world.Over {
			break
		}
	}
	return s, log
}

func shipped(t testing.TB) *rules.Pack {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// conceal changes everything about the game that the watcher may not know:
// other seats' own numbers, their sealed sets, the suspicions of the seats,
// what is on its way and the hidden horizon.
func conceal(rt *rapid.T, s *world.State, watcher rules.Seat) {
	for c := rules.RUS; c < rules.Seats; c++ {
		if c == watcher {
			continue
		}
		for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
			info := &rules.Facts[f]
			drawn := rapid.Int32Range(info.Min, info.Max)
			switch {
			case info.Secrecy == rules.Public:
			case f.Shape() == rules.ByCountry:
				s.Set(f, c, drawn.Draw(rt, info.Name))
			case f.Shape() == rules.ByPair:
				for o := rules.RUS; o < rules.Seats; o++ {
					if o != c {
						s.SetPair(f, c, o, drawn.Draw(rt, info.Name))
					}
				}
			}
		}
		s.Sealed[c].Sent = rapid.Bool().Draw(rt, "sent")
		s.Sealed[c].NLines = rapid.Uint8Range(0, 3).Draw(rt, "orders")
		for i := range s.Sealed[c].Lines {
			s.Sealed[c].Lines[i] = rapid.Int16Range(0, 100).Draw(rt, "order")
		}
	}
	s.Horizon += rapid.Int32Range(1, 9).Draw(rt, "horizon")
	s.Delayed[0] = world.Delayed{Index: 1, Turns: 3, Value: rapid.Int32Range(1, 99).Draw(rt, "promise")}
	for i := range s.Clues {
		c := &s.Clues[i]
		// A seat knows its own deeds, and that others' are not its own.
		if author := rules.Seat(rapid.IntRange(0, 5).Draw(rt, "author")); c.Event.Author != watcher && author != watcher {
			c.Event.Author = author
		}
		for o := range c.Belief {
			if rules.Seat(o) != watcher {
				c.Belief[o] = world.Beliefs{}
			}
		}
	}
}

// Two worlds that differ only in what a seat may not know look the same to it,
// byte for byte.
func TestTwoWorldsLookTheSame(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: rapid.Uint64Range(1, 50).Draw(rt, "seed"), Turns: 12})
		if err != nil {
			rt.Fatal(err)
		}
		s, log := midMatch(t, g, rapid.IntRange(0, 5).Draw(rt, "phases"))
		watcher := rules.Seat(rapid.IntRange(0, 5).Draw(rt, "watcher"))
		other := s
		conceal(rt, &other, watcher)
		for _, as := range []view.Audience{view.Seat(watcher), view.Public} {
			one, two := view.Of(g, &s, log, nil, as), view.Of(g, &other, log, nil, as)
			a, b := encode(rt, one), encode(rt, two)
			if a != b {
				rt.Fatalf("%s sees a difference it may not know of:\n%s\n%s", as, a, b)
			}
		}
		if a, b := encode(rt, view.Brief(g, &s, log, watcher)), encode(rt, view.Brief(g, &other, log, watcher)); a != b {
			rt.Fatalf("%s is briefed on a difference it may not know of:\n%s\n%s", watcher, a, b)
		}
		lines := []int{rapid.IntRange(0, len(g.Cat.Lines[watcher])-1).Draw(rt, "imagined")}
		a, b := encode(rt, view.Preview(g, &s, watcher, lines)), encode(rt, view.Preview(g, &other, watcher, lines))
		if a != b {
			rt.Fatalf("what %s is shown of an order's consequences tells a secret:\n%s\n%s", watcher, a, b)
		}
	})
}

func encode(t *rapid.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Each audience counts its own lines: a gap would tell that something hidden
// happened.
func TestLogNumbersAreDense(t *testing.T) {
	pack := shipped(t)
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 3, Turns: 12})
	if err != nil {
		t.Fatal(err)
	}
	s, log := midMatch(t, g, 8)
	hidden := 0
	for _, as := range []view.Audience{view.Public, view.All, view.Seat(rules.KOR), view.Seat(rules.PRK)} {
		v := view.Of(g, &s, log, nil, as)
		for i, e := range v.Log {
			if e.N != int32(i+1) {
				t.Fatalf("%s: line %d has the number %d; a gap tells of a secret", as, i+1, e.N)
			}
			if e.Cause > e.N {
				t.Fatalf("%s: line %d was caused by the later line %d", as, e.N, e.Cause)
			}
		}
		hidden = max(hidden, len(log)-len(v.Log))
	}
	if hidden == 0 {
		t.Fatal("nothing was hidden from anybody: the match has no covert act and the test shows nothing")
	}
}
