package engine_test

import (
	"testing"

	"casus/engine"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// wanted is an order that a side of a made-up match gives whenever it may.
type wanted struct {
	by, target rules.Seat
	action     string
	place      string
}

// steered plays a match in which only the orders wanted are given, as far as
// each seat can pay for them, without luck.
func steered(t *testing.T, turns int, want []wanted) (*engine.Game, world.State) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	quiet := *pack
	quiet.Scenarios = withoutLuck(&quiet, false)
	g, err := engine.New(&quiet, engine.Setup{
		Scenario: "november-2024", Seed: 3, Turns: turns,
		Params: map[string]int32{"settled_below": 350}, // peace in two years, not in ten
	})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	s.Facts[rules.Hazard.At()] = 0
	for s.Phase != world.Over {
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			steer(t, g, &s, seat, want)
		}
		advance(t, g, &s)
	}
	return g, s
}

func steer(t *testing.T, g *engine.Game, s *world.State, seat rules.Seat, want []wanted) {
	t.Helper()
	cmd := engine.Command{Verb: engine.VerbOrders, Seat: seat, Turn: int(s.Turn()), Phase: s.Phase.String()}
	if s.Phase == world.Response {
		cmd.Verb = engine.VerbAnswers
	}
	for i := range want {
		x := want[(i+int(s.Turn())*len(want)/3)%len(want)] // each in turn comes first
		if x.by != seat {
			continue
		}
		n := g.Cat.Find(seat, x.action, x.target, x.place)
		more := append(cmd.Lines[:len(cmd.Lines):len(cmd.Lines)], n)
		var w world.Work
		if n >= 0 && order.Bitmap(g.Legal(s, seat)).Has(n) && g.Cat.Check(s, &w, g.Scenario, seat, more) == nil {
			cmd.Lines = more
		}
	}
	if _, err := g.Apply(s, cmd); err != nil {
		t.Fatal(err)
	}
}

// Talks, summits and words that calm bring a settlement, and every seat comes
// out of it better than out of a war (R54, R55).
func TestASettlementScoresHigherThanAWarForEverySeat(t *testing.T) {
	var calm, war []wanted
	for _, o := range []rules.Seat{rules.KOR, rules.USA, rules.JPN} {
		for _, action := range []string{"D4", "D20", "D3"} {
			calm = append(calm, wanted{o, rules.PRK, action, ""}, wanted{rules.PRK, o, action, ""})
		}
	}
	calm = append(calm, wanted{rules.CHN, rules.PRK, "D8", ""}, wanted{rules.USA, rules.PRK, "E2", ""})
	for _, a := range []string{"M4", "M3"} {
		war = append(war, wanted{rules.PRK, rules.NONE, a, ""}, wanted{rules.KOR, rules.NONE, a, ""})
	}
	for _, a := range []string{"C6", "C3"} {
		war = append(war, wanted{rules.PRK, rules.KOR, a, "paju"}, wanted{rules.KOR, rules.PRK, a, "kaesong"})
	}
	gPeace, peace := steered(t, 24, calm)
	gWar, fought := steered(t, 24, war)
	if peace.End != world.Settlement {
		t.Errorf("talks end in %s at turn %d; tension %d", peace.End, peace.Turn(), peace.Pair(rules.Tension, rules.PRK, rules.KOR))
	}
	if !fought.Warred.Has(rules.PRK) || !fought.Warred.Has(rules.KOR) {
		t.Errorf("the war was none: rung %d", fought.Pair(rules.Rung, rules.PRK, rules.KOR))
	}
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		p, w := gPeace.Score(&peace, seat), gWar.Score(&fought, seat)
		if p.Total <= w.Total {
			t.Errorf("%s: %d in peace, %d in war\n%+v\n%+v", seat, p.Total, w.Total, p, w)
		}
	}
}
