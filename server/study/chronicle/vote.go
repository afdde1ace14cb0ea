package chronicle

import (
	"casus/engine/world"
	"casus/rules"
)

// Vote is one vote of the Security Council on measures about a seat.
type Vote struct {
	Turn    int32
	Sponsor rules.Seat
	About   rules.Seat
	Adopted bool
	Easing  bool  // to lift measures, not to impose them
	Patron  int32 // cohesion of Russia and North Korea at the start of the turn
}

// vote reads a vote; the order it decides stands before it in the log.
func (c *Chronicle) vote(e *world.Entry) Vote {
	v := Vote{Turn: e.Turn, Sponsor: e.Actor, About: e.Target, Adopted: e.To == "adopted"}
	if n := int(e.Turn) - 1; n < len(c.Patron) {
		v.Patron = c.Patron[n]
	}
	for i := len(c.Deeds) - 1; i >= 0 && c.Deeds[i].Turn == e.Turn; i-- {
		if d := &c.Deeds[i]; d.Actor == e.Actor && d.Action != nil && d.Action.Domain == 'U' {
			v.Easing = d.Action.Mechanism == "council_easing"
			break
		}
	}
	return v
}
