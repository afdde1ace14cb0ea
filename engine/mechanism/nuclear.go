package mechanism

import (
	"casus/engine/world"
	"casus/rules"
)

// nuclearUse is limited use: the taboo breaks, everybody's tension with the
// user jumps, and five detonations or a second user end the match for all.
func nuclearUse(c Context) {
	s, a := c.State, c.Act.Actor
	s.Add(rules.NuclearUsed, a, 1)
	s.Add(rules.Warheads, a, -1)
	s.Facts[rules.Taboo.At()] = max(0, s.Facts[rules.Taboo.At()]-c.Work.Params[rules.TabooUse])
	for o := rules.RUS; o < rules.Seats; o++ {
		c.Work.Warm(a, o, 300)
	}
	c.Work.Warm(a, c.Act.Target, 1000)
	users, bombs := int32(0), int32(0)
	for o := rules.RUS; o < rules.Seats; o++ {
		n := s.Of(rules.NuclearUsed, o)
		bombs += n
		users += min(n, 1)
	}
	if users >= 2 || bombs >= 5 {
		s.End = world.Catastrophe
	}
}

// strategic is the exchange nobody survives.
func strategic(c Context) {
	c.State.Add(rules.NuclearUsed, c.Act.Actor, 5)
	c.State.Facts[rules.Taboo.At()] = 0
	c.State.End = world.Catastrophe
}
