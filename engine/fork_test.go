package engine_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
)

// A fork is a copy of the state that goes its own way. Given the orders the match
// went on with, it comes to the same end line by line, whatever was tried in
// other forks meanwhile; and so does a match that somebody else begins from the
// same setup and plays by the record. Nothing is remembered outside the state:
// match and forks share one game and one work space here.
func TestAForkWithTheSameOrdersIsTheSameMatch(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGame(rt, pack)
		var w world.Work
		s := g.Start()
		played(rt, g, &s, &w, rapid.IntRange(0, 6).Draw(rt, "phases before"))
		if s.Phase == world.Over {
			return
		}
		fork, elsewhere := s, s
		after := played(rt, g, &s, &w, rapid.IntRange(1, 6).Draw(rt, "phases after"))

		played(rt, g, &elsewhere, &w, rapid.IntRange(1, 6).Draw(rt, "phases elsewhere"))
		if i := differs(replay(rt, g, &fork, &w, after), after); i >= 0 {
			rt.Fatalf("phase %d of the fork ends otherwise than it did in the match", i+1)
		}
		if fork != s {
			rt.Fatal("the fork ends in another state")
		}
	})
}

// Whoever plays a record from its beginning, with a game of his own, meets the
// same states and the same events.
func TestARecordPlayedAnewIsTheSameMatch(t *testing.T) {
	pack := shipped(t)
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGame(rt, pack)
		s := g.Start()
		all := played(rt, g, &s, &world.Work{}, rapid.IntRange(1, 8).Draw(rt, "phases"))
		again := gameOf(rt, pack, g.Setup)
		anew := again.Start()
		if i := differs(replay(rt, again, &anew, &world.Work{}, all), all); i >= 0 {
			rt.Fatalf("phase %d ends otherwise when it is played anew", i+1)
		}
	})
}

// chapter is a phase of a match: what was said, and what came of it.
type chapter struct {
	said []engine.Command
	came engine.Outcome
}

// played goes on for some phases with drawn orders.
func played(rt *rapid.T, g *engine.Game, s *world.State, w *world.Work, phases int) (out []chapter) {
	for range phases {
		if s.Phase == world.Over {
			break
		}
		draft := *s // on which the orders are found that fit together
		said, _ := anyPhase(rt, g, &draft)
		out = append(out, chapter{said, say(rt, g, s, w, said)})
	}
	return out
}

// replay goes on with the orders of other chapters.
func replay(rt *rapid.T, g *engine.Game, s *world.State, w *world.Work, of []chapter) (out []chapter) {
	for _, c := range of {
		out = append(out, chapter{c.said, say(rt, g, s, w, c.said)})
	}
	return out
}

// say applies commands and gives the outcome of the last, which resolves.
func say(rt *rapid.T, g *engine.Game, s *world.State, w *world.Work, said []engine.Command) (last engine.Outcome) {
	for _, cmd := range said {
		out, err := g.ApplyWith(s, cmd, w)
		if err != nil {
			rt.Fatalf("%s of %s, taken before, is refused: %v", cmd.Verb, cmd.Seat, err)
		}
		last = out
	}
	return last
}

// differs is the first chapter with another outcome, -1 if there is none.
func differs(a, b []chapter) int {
	for i := range a {
		if !reflect.DeepEqual(a[i].came, b[i].came) {
			return i
		}
	}
	return -1
}
