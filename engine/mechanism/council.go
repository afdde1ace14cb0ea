package mechanism

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// The Council has nine scripted members besides the four permanent ones that
// are seats or follow them; a resolution needs nine of fifteen and no veto.
const (
	elected = 10
	needed  = 9
)

// council puts a resolution against the target to the vote. Russia and China
// veto for a client they stand by: the higher their cohesion with it, the
// surer. The elected members lean by the target's standing.
func council(c Context) {
	s, a, t := c.State, c.Act.Actor, c.Act.Target
	if !t.Playable() {
		return
	}
	row := dice.Open(dice.Key{Seed: c.Seed, Stream: dice.Vote, Turn: s.Turn(), Actor: uint8(a), Target: uint8(t)})
	yes := int32(0)
	veto := rules.NONE
	for _, p := range []rules.Seat{rules.USA, rules.RUS, rules.CHN} {
		odds := max(0, s.Pair(rules.Cohesion, p, t)*2-200)
		if p == t {
			odds = 1000
		}
		if blocked := row.Roll(1000) < odds; blocked && p != a && veto == rules.NONE {
			veto = p
		} else if !blocked {
			yes++
		}
	}
	for range elected + 2 {
		if row.Roll(1000) < 500+s.Of(rules.SoftPower, a)/4-s.Of(rules.SoftPower, t)/4+s.Pair(rules.Tension, a, t)/4 {
			yes++
		}
	}
	switch {
	case veto != rules.NONE:
		vetoed(c, veto)
	case yes >= needed:
		s.Add(rules.SoftPower, t, -40)
		s.Add(rules.Econ, t, -10)
	}
}

func vetoed(c Context, by rules.Seat) {
	s := c.State
	s.Add(rules.SoftPower, by, -20)
	s.AddPair(rules.Cohesion, by, c.Act.Target, 60)
	c.Work.Warm(by, c.Act.Actor, 15)
	ev := world.NoEvent
	ev.Kind, ev.Actor, ev.Author, ev.Target, ev.Att = rules.Veto, by, by, c.Act.Target, 1000
	ev.Severity = rules.Severity(rules.Veto, 0, false, false)
	ev.Number = c.Work.Log.Add(s, world.Entry{
		K: world.KAct, Actor: by, Target: c.Act.Target, Kind: rules.Veto.String(), Sev: ev.Severity, Att: 1000,
		First: rules.NONE, Against: c.Act.Actor, Cause: c.Act.Entry,
	})
	c.Work.Happen(ev)
}
