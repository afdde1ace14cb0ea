package engine_test

import (
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

func newGame(t testing.TB, seed uint64) *engine.Game {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 8})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// anySet draws a set of lines that are each legal; the set as a whole may
// break the budget, and then the engine must refuse it.
func anySet(rt *rapid.T, g *engine.Game, s *world.State, seat rules.Seat) engine.Command {
	cmd := engine.Command{Verb: engine.VerbOrders, Seat: seat, Turn: int(s.Turn()), Phase: s.Phase.String()}
	if s.Phase == world.Response {
		cmd.Verb = engine.VerbAnswers
	}
	legal := g.Legal(s, seat)
	for range rapid.IntRange(0, 3).Draw(rt, "orders") {
		n := rapid.IntRange(0, len(g.Cat.Lines[seat])-1).Draw(rt, "line")
		for !legal.Has(n) {
			n = (n + 1) % len(g.Cat.Lines[seat])
		}
		cmd.Lines = append(cmd.Lines, n)
	}
	return cmd
}

func advance(t interface{ Fatal(...any) }, g *engine.Game, s *world.State) engine.Outcome {
	out, err := g.Apply(s, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Whoever sends first gains nothing: every order of submission gives the same
// state. A refused set leaves the state untouched, to the bit.
func TestSubmissionOrderLeavesNoTrace(t *testing.T) {
	g := newGame(t, 5)
	rapid.Check(t, func(rt *rapid.T) {
		s := g.Start()
		for range rapid.IntRange(1, 6).Draw(rt, "phases") {
			if s.Phase == world.Over {
				return
			}
			var sets []engine.Command
			for seat := rules.RUS; seat < rules.Seats; seat++ {
				sets = append(sets, anySet(rt, g, &s, seat))
			}
			other := s
			for _, c := range sets {
				before := s.Hash()
				if _, err := g.Apply(&s, c); err != nil && s.Hash() != before {
					rt.Fatalf("a refused set changed the state: %v", err)
				}
			}
			for _, i := range rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(rt, "order") {
				if _, err := g.Apply(&other, sets[i]); err != nil {
					continue // refused the same way above
				}
			}
			a, b := advance(rt, g, &s), advance(rt, g, &other)
			if a.Hash != b.Hash {
				rt.Fatal("the order of submission changed the state")
			}
			inRange(rt, &s)
		}
	})
}

// inRange checks that nothing overflows or leaves its scale.
func inRange(rt *rapid.T, s *world.State) {
	for f := rules.Fact(0); int(f) < rules.FactCount && f.Shape() != rules.OfEvent; f++ {
		for i := range f.Width() {
			if v := s.Facts[f.Base()+i]; v < rules.Facts[f].Min || v > rules.Facts[f].Max {
				rt.Fatalf("%s[%d] is %d, outside %d..%d", f.Name(), i, v, rules.Facts[f].Min, rules.Facts[f].Max)
			}
		}
		if f.Symmetric() {
			symmetric(rt, s, f)
		}
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

// Search mode is play without the log: the same orders give the same state.
func TestSearchEqualsPlay(t *testing.T) {
	g := newGame(t, 9)
	rapid.Check(t, func(rt *rapid.T) {
		s := g.Start()
		var w world.Work
		for range rapid.IntRange(1, 4).Draw(rt, "turns") {
			if s.Phase == world.Over {
				return
			}
			for seat := rules.RUS; seat < rules.Seats; seat++ {
				if _, err := g.Apply(&s, anySet(rt, g, &s, seat)); err != nil {
					continue // over budget: the seat holds
				}
			}
			fast := s
			orders := s.Sealed
			g.Play(&fast, &w, &orders)
			advance(rt, g, &s)
			if s.Phase == world.Response {
				// Play carries the sealed set into the response phase only
				// when it was sealed there; here nobody answers.
				advance(rt, g, &s)
			}
			if fast.Hash() != s.Hash() {
				rt.Fatal("search and play disagree")
			}
		}
	})
}

// Search allocates nothing once it has its work space.
func TestSearchAllocatesNothing(t *testing.T) {
	g := newGame(t, 9)
	start := g.Start()
	s := start
	var w world.Work
	var orders [rules.Seats]world.Sealed
	if n := testing.AllocsPerRun(50, func() {
		s = start
		g.Play(&s, &w, &orders)
	}); n != 0 {
		t.Errorf("a whole turn allocates %.0f times", n)
	}
}

// BenchmarkSearchTurn is a whole turn in search mode. Budget: 20 us on one
// core (50,000 turns a second), aim 10 us, no allocation.
func BenchmarkSearchTurn(b *testing.B) {
	g := newGame(b, 9)
	start := g.Start()
	s := start
	var w world.Work
	var orders [rules.Seats]world.Sealed
	b.ReportAllocs()
	for b.Loop() {
		s = start
		g.Play(&s, &w, &orders)
	}
}
