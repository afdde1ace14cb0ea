package engine_test

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// A number that a study holds fast stays where it began, in every phase, while
// the same number of another pair drifts.
func TestHeldNumbersStay(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	heat := func(hold bool) (s world.State) {
		for _, sc := range pack.Scenarios {
			if sc.ID == "november-2024" {
				d := rules.Delta{Index: rules.Tension.Pair(rules.PRK, rules.KOR), Value: 800, Hold: hold}
				back := rules.Delta{Index: rules.Tension.Pair(rules.KOR, rules.PRK), Value: 800, Hold: hold}
				sc.Deltas = append(sc.Deltas[:len(sc.Deltas):len(sc.Deltas)], d, back)
			}
		}
		g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1, Turns: 6})
		if err != nil {
			t.Fatal(err)
		}
		s = g.Start()
		for w := (world.Work{}); s.Phase != world.Over; {
			g.Resolve(&s, &w)
		}
		return s
	}
	free := heat(false) // first: the pack keeps what was added
	if v := free.Pair(rules.Tension, rules.PRK, rules.KOR); v == 800 {
		t.Error("not held, it stays as well: nothing is tested")
	}
	s := heat(true)
	if a, b := s.Pair(rules.Tension, rules.PRK, rules.KOR), s.Pair(rules.Tension, rules.KOR, rules.PRK); a != 800 || b != 800 {
		t.Errorf("held at 800, it ends at %d and %d", a, b)
	}
}
