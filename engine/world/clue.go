package world

import "casus/rules"

// Hypotheses about who did a covert act: the six seats, somebody who is no
// state, or nobody (an accident).
const (
	NonState    = rules.Seats
	ByAccident  = rules.Seats + 1
	Hypotheses  = rules.Seats + 2
	ClueTurns   = 3 // evidence comes in for this many turns
	WholeBelief = 1000
)

// Clue is a covert act whose author is in doubt: what each seat believes, or,
// for its author, what it would believe had it not done it. So the medians,
// which everybody learns, rest on what others found out and on nothing else.
type Clue struct {
	Event  Event // as the treaty pass last saw it
	Left   uint8 // turns of evidence to come; 0: an empty slot
	Detect uint8 // chance of evidence a turn and observer, percent
	Belief [rules.Seats][Hypotheses]int16
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

// Weigh multiplies the odds of one hypothesis by weight permille and brings
// the whole back to 1000 by largest remainder: an integer Bayes step.
func Weigh(b *[Hypotheses]int16, h int, weight int32) {
	var raw [Hypotheses]int64
	total := int64(0)
	for i := range b {
		w := int64(1000)
		if i == h {
			w = int64(weight)
		}
		raw[i] = int64(b[i]) * w
		total += raw[i]
	}
	if total == 0 {
		return
	}
	left := int64(WholeBelief)
	var rest [Hypotheses]int64
	for i := range b {
		share := raw[i] * WholeBelief
		b[i] = int16(share / total)
		rest[i] = share % total
		left -= int64(b[i])
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i] > rest[best] {
				best = i
			}
		}
		b[best]++
		rest[best] = -1
	}
}
