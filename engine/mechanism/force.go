package mechanism

import (
	"casus/engine/dice"
	"casus/rules"
)

// combat is a turn of general fighting: both sides lose strength in proportion
// to the other's, the dead are booked, the pair is at war.
func combat(c Context) {
	a, t := c.Act.Actor, c.Act.Target
	if !t.Playable() {
		return
	}
	s := c.State
	s.SetPair(rules.AtWar, a, t, 1)
	own, theirs := max(50, s.Of(rules.Conv, a)), max(50, s.Of(rules.Conv, t))
	s.Add(rules.Conv, a, -loss(theirs, own))
	s.Add(rules.Conv, t, -loss(own, theirs))
	k := dice.Key{Seed: c.Seed, Stream: dice.Combat, Turn: s.Turn(), Actor: uint8(t), Target: uint8(a), Index: 1000}
	dead := 2000 + dice.Roll(k, 18001)
	s.Add(rules.Casualties, a, dead*theirs/own)
	c.Event.ActorDeaths = dead * theirs / own
	c.Event.Sustained = true
}

// loss is the strength lost in a turn of general war, permille: 40 against an
// equal, after the escalation model's combat line.
func loss(enemy, own int32) int32 { return min(200, 40*enemy/own) }

// counterforce strikes the other side's nuclear forces before they are used.
func counterforce(c Context) {
	t := c.Act.Target
	if t.Playable() {
		c.State.Add(rules.SecondStrike, t, -200)
		combat(c)
	}
}
