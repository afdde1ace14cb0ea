package bot_test

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
)

// The article behind the game calls one course likely and the other unlikely
// and gives no numbers. These bands are a design choice: a likely course in six
// matches of ten or more, an unlikely one in two of ten at most.
const (
	sampled      = 40
	likelyFrom   = 24
	unlikelyUpTo = 8
)

// Both scenarios are shipped with their success tests; doctrine bots play them
// with the same seeds and the same number of turns.
func TestTheLikelyCourseIsClearlyLikelierThanTheUnlikelyOne(t *testing.T) {
	counts := map[string]*int{"heightened-tensions": new(int), "sino-russian-rift": new(int)}
	t.Run("matches", func(t *testing.T) {
		for id, n := range counts {
			t.Run(id, func(t *testing.T) {
				t.Parallel()
				*n = succeeded(t, id)
			})
		}
	})
	likely, unlikely := *counts["heightened-tensions"], *counts["sino-russian-rift"]
	t.Logf("of %d matches: heightened tensions %d, Sino-Russian rift %d", sampled, likely, unlikely)
	if likely < likelyFrom {
		t.Errorf("heightened tensions, which the article calls likely, came in %d of %d matches; at least %d were expected", likely, sampled, likelyFrom)
	}
	if unlikely > unlikelyUpTo {
		t.Errorf("the rift, which the article calls unlikely, came in %d of %d matches; at most %d were expected", unlikely, sampled, unlikelyUpTo)
	}
	if unlikely == 0 {
		t.Error("the rift never came: unlikely is not impossible")
	}
}

func succeeded(t *testing.T, scenario string) (n int) {
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(sampled) {
		g, err := engine.New(pack, engine.Setup{Scenario: scenario, Seed: seed + 1})
		if err != nil {
			t.Fatal(err)
		}
		m, bots := start(g), table(t, "doctrine", seed+1)
		for m.s.Phase != world.Over {
			m.step(t, bots)
		}
		if g.Succeeded(&m.s) {
			n++
		}
	}
	return n
}
