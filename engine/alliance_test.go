package engine_test

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// quiet plays turns in which no seat gives an order but those in lines, once at
// the start of each turn, and nothing happens by chance.
func quiet(t *testing.T, setup engine.Setup, turns int, each func(*engine.Game, *world.State)) *world.State {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	still := *pack
	still.Scenarios = withoutLuck(pack, false)
	g, err := engine.New(&still, setup)
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	s.Facts[rules.Hazard.At()] = 0
	for range 2 * turns {
		if s.Phase == world.Orders && each != nil {
			each(g, &s)
		}
		advance(t, g, &s)
	}
	return &s
}

// China takes no offence at a treaty between its partners: whatever text binds
// Russia to North Korea, and although rivals are assumed to take alarm, none of
// China's ties moves differently when it enters into force (R39).
func TestChinasPostureMovesLittleOnATreatyEvent(t *testing.T) {
	setup := engine.Setup{Scenario: "november-2024", Seed: 3, Turns: 12, Arm: "2000", Params: map[string]int32{"formation_shock": 30}}
	without := quiet(t, setup, 5, nil)
	setup.Arm = "2024"
	with := quiet(t, setup, 5, nil)
	for _, f := range []rules.Fact{rules.Tension, rules.Rung, rules.Affinity, rules.Trust, rules.Cohesion, rules.Cred, rules.Sanctions} {
		for o := rules.RUS; o < rules.Seats; o++ {
			if a, b := without.Pair(f, rules.CHN, o), with.Pair(f, rules.CHN, o); o != rules.CHN && a != b {
				t.Errorf("%s of China and %s is %d under the text of 2000 and %d under that of 2024", f.Name(), o, a, b)
			}
		}
	}
	if a, b := without.Pair(rules.Tension, rules.RUS, rules.KOR), with.Pair(rules.Tension, rules.RUS, rules.KOR); b <= a {
		t.Errorf("the treaty made no difference to Seoul either: %d and %d", a, b)
	}
}

// A year of bomb tests and Chinese pressure strains the pact of 1961 and does
// not end it (R41): no order ends it, and while it binds the two stay allies.
func TestChinaKeepsItsPactThroughAnOpenQuarrel(t *testing.T) {
	s := quiet(t, engine.Setup{Scenario: "november-2024", Seed: 3, Turns: 20}, 12, func(g *engine.Game, s *world.State) {
		s.AddPair(rules.Cohesion, rules.CHN, rules.PRK, -60)
		for _, o := range []struct {
			by     rules.Seat
			action string
			target rules.Seat
		}{{rules.PRK, "N2", rules.NONE}, {rules.CHN, "E4", rules.PRK}} {
			s.Set(rules.Capital, o.by, 12)
			s.Set(rules.Money, o.by, 12)
			line := g.Cat.Find(o.by, o.action, o.target, "")
			if _, err := g.Apply(s, engine.Command{Verb: engine.VerbOrders, Seat: o.by, Turn: int(s.Turn()), Phase: s.Phase.String(), Lines: []int{line}}); err != nil {
				t.Fatal(err)
			}
		}
	})
	if coh := s.Pair(rules.Cohesion, rules.CHN, rules.PRK); coh == 0 || coh > 100 {
		t.Errorf("after a year of quarrels cohesion is %d; strained and yet alive was expected", coh)
	}
}

// Moscow and Beijing start with trust in each other, and a slight that touches
// neither's security costs them little of it, for they face the same rival (R49,
// R50).
func TestMoscowAndBeijingGetOverASlight(t *testing.T) {
	slight := func(pressure int32) (from, to int32) {
		s := quiet(t, engine.Setup{Scenario: "november-2024", Seed: 3, Turns: 40}, 24, func(_ *engine.Game, s *world.State) {
			if s.Turn() == 1 {
				from = s.Pair(rules.Trust, rules.CHN, rules.RUS)
				s.AddPair(rules.Trust, rules.CHN, rules.RUS, -300)
			}
			for _, o := range []rules.Seat{rules.USA, rules.JPN} {
				s.SetPair(rules.Tension, rules.CHN, o, pressure)
				s.SetPair(rules.Tension, rules.RUS, o, pressure)
			}
		})
		return from, s.Pair(rules.Trust, rules.CHN, rules.RUS)
	}
	start, after := slight(600)
	_, alone := slight(0)
	if start < 600 {
		t.Errorf("they start with a trust of %d", start)
	}
	if after < alone+80 {
		t.Errorf("two years after a slight trust is %d under shared pressure and %d without", after, alone)
	}
}
