package mechanism

import "casus/engine/world"

// denial turns away suspicion, as far as the word of the accused is worth
// anything. It is remembered: once the others are sure all the same, it is a lie
// that has been found out (C5).
func denial(c Context) {
	accused, word := c.Act.Actor, max(1, c.word(c.Act.Actor))
	for i := range c.State.Clues {
		if clue := &c.State.Clues[i]; c.charged(clue) {
			tell(clue, accused, accused, 1000*1000/word)
			clue.Denied |= 1 << accused
		}
	}
}

// admission ends the doubt, whether it is true or not.
func admission(c Context) {
	for i := range c.State.Clues {
		if clue := &c.State.Clues[i]; c.charged(clue) {
			for o := range clue.Belief {
				clue.Belief[o].Settle(c.Act.Actor)
			}
		}
	}
}

// charged reports whether the actor is suspected of the case, and the target its
// victim.
func (c Context) charged(clue *world.Clue) bool {
	return clue.Known() && clue.Event.Target == c.Act.Target && clue.Event.Actor == c.Act.Actor
}
