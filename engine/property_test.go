package engine_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

func newGame(t testing.TB, seed uint64) *engine.Game {
	t.Helper()
	g, err := engine.New(shipped(t), engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 8})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Whoever sends first gains nothing: in whatever order the seats hand in, and in
// whatever order each has written its orders and answers down, the state is the
// same and so is every line of the log. What is refused is refused in any order.
func TestSubmissionOrderLeavesNoTrace(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGame(rt, pack)
		s := g.Start()
		for range rapid.IntRange(1, 6).Draw(rt, "phases") {
			if s.Phase == world.Over {
				return
			}
			other := s
			var words []engine.Command
			for seat := rules.RUS; seat < rules.Seats; seat++ {
				words = append(words, anyWord(rt, g, &s, seat))
				_, _ = g.Apply(&s, words[seat]) // a set that is too much is as good as none
			}
			for _, i := range rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(rt, "order") {
				_, taken := g.Apply(&other, shuffled(rt, words[i]))
				if (taken == nil) != s.Sealed[i].Sent {
					rt.Fatalf("%s is refused in one order only: %v", words[i].Seat, taken)
				}
			}
			a, b := advance(rt, g, &s), advance(rt, g, &other)
			if a.Hash != b.Hash {
				rt.Fatal("the order of submission changed the state")
			}
			if !reflect.DeepEqual(a.Entries, b.Entries) {
				rt.Fatalf("the order of submission shows in the log:\n%v\n%v", a.Entries, b.Entries)
			}
		}
	})
}

// shuffled is the same word, written down in another order.
func shuffled(rt *rapid.T, cmd engine.Command) engine.Command {
	if len(cmd.Lines) > 1 {
		cmd.Lines = rapid.Permutation(cmd.Lines).Draw(rt, "lines in another order")
	}
	if len(cmd.Answers) > 1 {
		cmd.Answers = rapid.Permutation(cmd.Answers).Draw(rt, "answers in another order")
	}
	return cmd
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
				give(rt, g, &s, anyWord(rt, g, &s, seat))
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
