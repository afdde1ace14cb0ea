package bot_test

import (
	"testing"

	"casus/engine"
	"casus/rules"
)

// uses counts in how many of 30 matches North Korea, struck hard on rung 6 in a
// declared war, uses the bomb within the turn that follows.
func uses(t *testing.T, conv int32, params map[string]int32) (n int) {
	t.Helper()
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for seed := uint64(1); seed <= 30; seed++ {
		g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 12, Params: params})
		if err != nil {
			t.Fatal(err)
		}
		m := start(g)
		m.s.SetPair(rules.Rung, rules.USA, rules.PRK, 6)
		m.s.SetPair(rules.WarDeclared, rules.USA, rules.PRK, 1)
		m.s.Set(rules.Conv, rules.PRK, conv)
		m.s.Set(rules.NuclearAlert, rules.PRK, 2)
		m.s.Set(rules.AlertLevel, rules.USA, 2)
		for _, f := range []rules.Fact{rules.Capital, rules.Money} {
			m.s.Set(f, rules.PRK, 12)
			m.s.Set(f, rules.USA, 12)
		}
		line := g.Cat.Find(rules.USA, "C3", rules.PRK, "wonsan")
		m.apply(t, engine.Command{Verb: engine.VerbOrders, Seat: rules.USA, Turn: 1, Phase: "orders", Lines: []int{line}})
		m.advance(t)
		m.advance(t)
		m.s.Set(rules.Capital, rules.PRK, 12)
		m.s.Set(rules.Authorised, rules.PRK, 3)
		bots := table(t, "doctrine", seed)
		for _, o := range m.ask(bots[rules.PRK], rules.PRK).Lines {
			if a := g.Pack.Actions[g.Cat.Lines[rules.PRK][o].Action]; a.ID == "N4" {
				n++
			}
		}
	}
	return n
}

// Below the rung of its doctrine (7 for North Korea) no bot uses the bomb, unless
// the floor is off and the seat is losing with little left.
func TestTheNuclearFloorIsASwitch(t *testing.T) {
	off := map[string]int32{"nuclear_floor": 0}
	if n := uses(t, 100, nil); n != 0 {
		t.Errorf("with the floor on the bomb is used in %d of 30 matches", n)
	}
	if n := uses(t, 600, off); n != 0 {
		t.Errorf("with the floor off a strong side uses the bomb in %d of 30 matches", n)
	}
	if n := uses(t, 100, off); n == 0 {
		t.Error("with the floor off and little left the bomb is never used")
	}
}
