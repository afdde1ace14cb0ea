package engine_test

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// vetoes counts in how many of 60 matches Russia blocks measures that America
// asks for against North Korea in the first turn.
func vetoes(t *testing.T, pack *rules.Pack, arm string) (n int) {
	t.Helper()
	for seed := range uint64(60) {
		g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Arm: arm, Seed: seed + 1})
		if err != nil {
			t.Fatal(err)
		}
		s := g.Start()
		line := g.Cat.Find(rules.USA, "U1", rules.PRK, "")
		for _, c := range []engine.Command{
			{Verb: engine.VerbOrders, Seat: rules.USA, Turn: 1, Phase: "orders", Lines: []int{line}},
			{Verb: engine.VerbAdvance, Turn: 1, Phase: "orders"},
		} {
			out, err := g.Apply(&s, c)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range out.Entries {
				if e.K == world.KVote && e.Against == rules.RUS {
					n++
				}
			}
		}
	}
	return n
}

// How surely Russia stands by North Korea in the Council goes with the treaty
// between them.
func TestRussianVotesGoWithTheTreaty(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	under2024, under2000 := vetoes(t, pack, "2024"), vetoes(t, pack, "2000")
	if under2024 != 60 || under2000 < 30 || under2000 > 57 {
		t.Fatalf("of 60 measures Russia blocked %d under the treaty of 2024 and %d under that of 2000", under2024, under2000)
	}
}
