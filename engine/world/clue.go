package world

import "casus/rules"

// Hypotheses about who did a covert act: the six seats, somebody who is no
// state, or nobody (an accident).
const (
	NonState    = rules.Seats
	ByAccident  = rules.Seats + 1
	Hypotheses  = rules.Seats + 2
	WholeBelief = 1000
)

// Sure is the belief of a seat that has found out, and Convinced the one from
// which it may stand up and say so.
const (
	Sure      = 950
	Convinced = 600
)

// Beliefs are what one seat believes of the hypotheses, permille.
type Beliefs [Hypotheses]int16

// Clue is a covert act whose author is in doubt: what each seat believes, or,
// for its author, what it would believe had it not done it. So the medians,
// which everybody learns, rest on what others found out and on nothing else.
type Clue struct {
	Event   Event // as the treaty pass last saw it; its number is 0 in an empty slot
	Left    uint8 // turns of evidence to come; 0: the case is cold, and its slot may be taken
	Detect  uint8 // chance of evidence a turn and observer, percent
	Inquiry uint8 // turns for which an inquiry makes evidence likelier
	Denied  uint8 // seats that have denied it and not been caught, one bit each
	Belief  [rules.Seats]Beliefs
}

// Known reports whether the slot holds a case, open or cold.
func (c *Clue) Known() bool { return c.Event.Number != 0 }

// KnownTo is the case as a seat may know it: whom everybody suspects, and what
// the seat itself believes.
func (c Clue) KnownTo(seat rules.Seat) Clue {
	c.Event.Author = c.Event.Actor
	for o := range c.Belief {
		if rules.Seat(o) != seat {
			c.Belief[o] = Beliefs{}
		}
	}
	return c
}

// OpenCase files a case in a slot that is free, if there is one.
func (s *State) OpenCase(c Clue) {
	for i := range s.Clues {
		if s.Clues[i].Left == 0 {
			s.Clues[i] = c
			return
		}
	}
}

// Leading returns the state the seats lean to, by the median of their beliefs,
// and that median, 0..1000. NONE is named where most put it down to an accident
// or to no state at all, and where the first two are equally suspected: a tie
// establishes nothing, and then the median returned is 0.
func (c *Clue) Leading() (suspect rules.Seat, att int32) {
	lead, tie := ByAccident, false
	for h := range Hypotheses {
		switch m := c.Lean(h); {
		case m > att:
			lead, att, tie = h, m, false
		case m == att:
			tie = true
		}
	}
	if tie {
		return rules.NONE, 0
	}
	if lead >= NonState {
		return rules.NONE, att
	}
	return rules.Seat(lead), att
}

// Lean is the median of what the six seats believe of one hypothesis, 0..1000:
// the lower middle one of the six.
func (c *Clue) Lean(h int) int32 { return int32(c.median(h)) }

// median of six is the lower middle one: doubt counts for the suspect.
func (c *Clue) median(h int) int16 {
	var v [rules.Seats]int16
	for o := range v {
		x := c.Belief[o][h]
		i := o
		for ; i > 0 && v[i-1] > x; i-- {
			v[i] = v[i-1]
		}
		v[i] = x
	}
	return v[rules.Seats/2-1]
}
