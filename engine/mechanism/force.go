package mechanism

import (
	"casus/engine/dice"
	"casus/rules"
)

// fought tells the draw of a battle's toll from others of its stream.
const fought = 1000

// Fights reports whether an order is carried out as a turn of sustained fighting,
// whose dead Toll draws.
func Fights(a *rules.Action) bool { return a.Mechanism == "combat" || a.Mechanism == "counterforce" }

// Toll draws the dead and wounded of a turn of fighting, of the side acted
// against and of the actor, who share them by the other's strength: 2 to 20
// thousand in a limited war in Korea, 50 to 300 thousand in a general one, a
// tenth of that elsewhere (model C10). Two offensives against each other are one
// battle.
func Toll(c Context) (theirs, own int32) {
	a, t := c.Act.Actor, c.Act.Target
	if !t.Playable() || met(c) {
		return 0, 0
	}
	p := c.Work.Params
	most, least := p[rules.DeadLimited], p[rules.DeadLimited]/10
	if c.rung() >= 8 {
		most, least = p[rules.DeadGeneral], p[rules.DeadGeneral]/6
	}
	all := (most + least) / 2
	if !c.Expected {
		k := dice.Key{Seed: c.Seed, Stream: dice.Combat, Turn: c.State.Turn(), Actor: uint8(t), Target: uint8(a), Index: fought}
		all = least + dice.Roll(k, most-least+1)
	}
	if !c.korean() {
		all = int32(int64(all) * int64(p[rules.DeadElsewhere]) / 1000)
	}
	mine, enemy := int64(c.strength(a)), int64(c.strength(t))
	own = int32(int64(all) * enemy / (mine + enemy))
	return all - own, own
}

// met reports whether the battle has been fought already, by the other side's
// own offensive of the same turn.
func met(c Context) bool {
	if c.Act.Actor < c.Act.Target {
		return false
	}
	for i := range c.Work.Acts[:c.Work.NActs] {
		o := &c.Work.Acts[i]
		if !o.Void && o.Actor == c.Act.Target && o.Target == c.Act.Actor && Fights(c.Pack.Actions[o.Action]) {
			return true
		}
	}
	return false
}

// rung is the rung the fighting is on: the order's own, or a higher one that the
// two stand on already.
func (c Context) rung() int32 {
	return max(c.Action.Floor, c.State.Pair(rules.Rung, c.Act.Actor, c.Act.Target))
}

// korean reports whether the fighting is in Korea.
func (c Context) korean() bool { return c.Event.Admin == rules.PRK || c.Event.Admin == rules.KOR }

// arm is the number a side fights with: in Korea the others have only what they
// can bring there.
func (c Context) arm(x rules.Seat) rules.Fact {
	if c.korean() && x != rules.PRK && x != rules.KOR {
		return rules.Proj
	}
	return rules.Conv
}

// strength of a side; even a beaten army still fires.
func (c Context) strength(x rules.Seat) int32 { return max(50, c.State.Of(c.arm(x), x)) }

// combat is a turn of sustained fighting: both sides lose strength in proportion
// to the other's, the dead are booked, the pair is at war. The dead of the side
// acted against stand on the event.
func combat(c Context) {
	a, t := c.Act.Actor, c.Act.Target
	if !t.Playable() {
		return
	}
	s := c.State
	s.SetPair(rules.AtWar, a, t, 1)
	c.Event.Sustained = true
	if met(c) {
		return
	}
	base := c.Work.Params[rules.LossLimited]
	if c.rung() >= 8 {
		base = c.Work.Params[rules.LossGeneral]
	}
	mine, theirs := c.strength(a), c.strength(t)
	s.Add(c.arm(a), a, -loss(base, theirs, mine))
	s.Add(c.arm(t), t, -loss(base, mine, theirs))
	s.Bury(c.Work.Params, a, c.Event.ActorDeaths)
}

// loss is the strength a side loses to an enemy: base permille of it against an
// equal, in proportion to the enemy's strength, half of it at most.
func loss(base, enemy, own int32) int32 { return min(own/2, base*enemy/1000) }

// strike is a blow from afar, which costs only the side that is hit.
func strike(c Context) {
	if t := c.Act.Target; t.Playable() {
		enemy, own := c.strength(c.Act.Actor), c.strength(t)
		c.State.Add(c.arm(t), t, -loss(c.Work.Params[rules.LossStrike], enemy, own))
	}
}

// counterforce strikes the other side's nuclear forces before they are used.
func counterforce(c Context) {
	t := c.Act.Target
	if t.Playable() {
		c.State.Add(rules.SecondStrike, t, -200)
		combat(c)
	}
}
