package chronicle

import (
	"casus/engine/world"
	"casus/rules"
)

// Advice is one time that a seat told an ally to hold back in a quarrel, in
// consultation or in private.
type Advice struct {
	Turn    int32
	By, To  rules.Seat
	Against rules.Seat // the ally's rival in that quarrel
	Heeded  bool
}

func (c *Chronicle) advice(e *world.Entry) {
	c.Advices = append(c.Advices, Advice{e.Turn, e.Actor, e.Target, e.Against, e.To == world.Heeded})
}
