// Package chronicle tells what happened in a match in the terms of those who
// count crises and disputes: when a crisis opened and closed, what triggered
// it and what answered, which disputes there were, what became of promises,
// threats and votes. It decides nothing and reads only states and log.
package chronicle

import (
	"casus/engine/world"
	"casus/rules"
)

// Pair is two seats, the lower first.
type Pair struct{ A, B rules.Seat }

// Of orders two seats into a pair.
func Of(a, b rules.Seat) Pair { return Pair{min(a, b), max(a, b)} }

// Pairs are the fifteen pairs of seats in their order.
var Pairs = func() (out []Pair) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			out = append(out, Pair{a, b})
		}
	}
	return out
}()

// place is where a pair stands in Pairs.
func (p Pair) place() int {
	a, b := int(p.A), int(p.B)
	return a*(2*rules.Seats-a-1)/2 + b - a - 1
}

// point is one pair at the end of a turn.
type point struct {
	heat int16 // tension
	rung int8
}

// Chronicle is one match.
type Chronicle struct {
	// Patron is the cohesion of Russia and North Korea before the first turn
	// and at the end of each.
	Patron  []int32
	Deeds   []Deed
	Helps   []Help
	Advices []Advice
	Votes   []Vote
	Start   world.State
	End     world.State
	pack    *rules.Pack
	orders  map[string]*rules.Action
	points  [][]point // by turn, from the start, and pair
}

// New begins the chronicle of a match under a pack.
func New(pack *rules.Pack) *Chronicle {
	c := &Chronicle{pack: pack, orders: map[string]*rules.Action{}}
	for _, a := range pack.Actions {
		c.orders[a.ID] = a
	}
	return c
}

// Turn notes the state at the start of the match or at the end of a turn.
func (c *Chronicle) Turn(s *world.State) {
	row := make([]point, len(Pairs))
	for i, p := range Pairs {
		row[i] = point{int16(s.Pair(rules.Tension, p.A, p.B)), int8(s.Pair(rules.Rung, p.A, p.B))}
	}
	if len(c.points) == 0 {
		c.Start = *s
	}
	c.points = append(c.points, row)
	c.Patron = append(c.Patron, s.Pair(rules.Cohesion, rules.RUS, rules.PRK))
	c.End = *s
}

// Turns is how many turns were played.
func (c *Chronicle) Turns() int { return len(c.points) - 1 }

// Heat is the tension of a pair at the end of a turn; turn 0 is the start.
func (c *Chronicle) Heat(p Pair, turn int) int32 { return int32(c.points[turn][p.place()].heat) }

// Rung is the rung of a pair at the end of a turn.
func (c *Chronicle) Rung(p Pair, turn int) int32 { return int32(c.points[turn][p.place()].rung) }

// Log reads the whole log, once, when the match is over.
func (c *Chronicle) Log(log []world.Entry) {
	h := helps{pack: c.pack, at: map[int32]int{}}
	for i := range log {
		e := &log[i]
		switch e.K {
		case world.KAct, world.KIncident, world.KInject:
			if d, ok := c.deed(e); ok {
				c.Deeds = append(c.Deeds, d)
			}
		case world.KDuty, world.KAnswer:
			h.entry(e)
		case world.KAdvice:
			c.advice(e)
		case world.KVote:
			c.Votes = append(c.Votes, c.vote(e))
		}
	}
	c.Helps = h.list
}
