package mechanism

import (
	"casus/engine/world"
	"casus/rules"
)

// What an offer to mediate does when it is taken (model C15, order D8), and how
// ill a state may think of a mediator whose offices it takes.
const (
	goodOffices = -40
	unwelcome   = -500
)

// mediate opens talks as any offer does. Taken, it also eases the target's worst
// quarrel with somebody who takes the mediator too. When China or the United
// States offers it to Russia, the war in Ukraine is nearer its end for a month
// (model C11).
func mediate(c Context) {
	a, t := c.Act.Actor, c.Act.Target
	taken := take(c)
	if t == rules.RUS && (a == rules.CHN || a == rules.USA) && c.State.Pair(rules.AtWar, rules.RUS, rules.UKR) != 0 {
		c.State.Mediated = 1
	}
	if rival := quarrel(c.State, t, a); taken && rival != rules.NONE {
		c.Work.Warm(t, rival, goodOffices)
		c.State.SetPair(rules.Hotline, t, rival, hotlineTurns)
	}
}

// quarrel is with whom a seat has the worst quarrel that a mediator may touch.
func quarrel(s *world.State, t, mediator rules.Seat) rules.Seat {
	rival, heat := rules.NONE, int32(0)
	for o := rules.RUS; o < rules.Seats; o++ {
		if o == t || o == mediator || s.Pair(rules.Affinity, o, mediator) <= unwelcome {
			continue
		}
		if now := s.Pair(rules.Tension, t, o); now > heat {
			rival, heat = o, now
		}
	}
	return rival
}
