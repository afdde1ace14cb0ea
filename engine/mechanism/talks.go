package mechanism

import (
	"casus/engine/dice"
	"casus/rules"
)

// hotlineTurns is how long a hotline halves the odds of a slip.
const hotlineTurns = 3

// talks opens a hotline when the other side takes the call.
func talks(c Context) { take(c) }

// take reports whether the other side takes the call: likelier the more it
// trusts the caller. It opens a hotline between the two.
func take(c Context) bool {
	a, t := c.Act.Actor, c.Act.Target
	if !t.Playable() {
		return false
	}
	odds := 300 + c.State.Pair(rules.Trust, t, a)/2
	k := dice.Key{Seed: c.Seed, Stream: dice.Domestic, Turn: c.State.Turn(), Actor: uint8(a), Target: uint8(t)}
	if dice.Roll(k, 1000) >= odds {
		return false
	}
	c.State.SetPair(rules.Hotline, a, t, hotlineTurns)
	return true
}

// truce is how many quiet turns a ceasefire counts for: enough for the two to come
// down a rung a turn while it holds (model C15, C8).
const truce = 10

// ceasefire ends the fighting between two seats when both order it, or when
// the other side did not use force on the one that offers it this turn.
func ceasefire(c Context) {
	a, t := c.Act.Actor, c.Act.Target
	if !t.Playable() || c.State.Used[t][a]&1 != 0 && !bothOffer(c) {
		return
	}
	c.State.SetPair(rules.AtWar, a, t, 0)
	c.State.SetPair(rules.WarDeclared, a, t, 0)
	c.State.SetPair(rules.FirstForce, a, t, 0)
	c.State.SetPair(rules.FirstForce, t, a, 0)
	c.State.Used[a][t] &^= 2 // a fresh start: what went before makes no war any more
	c.State.Used[t][a] &^= 2
	c.State.AddPair(rules.Quiet, a, t, truce)
}

func bothOffer(c Context) bool {
	for _, o := range c.Work.Acts[:c.Work.NActs] {
		if o.Action == c.Act.Action && o.Actor == c.Act.Target && o.Target == c.Act.Actor {
			return true
		}
	}
	return false
}
