package mechanism

import (
	"casus/engine/world"
	"casus/rules"
)

// attribution publishes whom a seat holds to be behind covert acts: the claim
// shifts every other belief by the speaker's reputation, and burns a source
// (C5).
func attribution(c Context) {
	speaker, accused := c.Act.Actor, c.Act.Target
	if !accused.Playable() {
		return
	}
	for i := range c.State.Clues {
		if clue := &c.State.Clues[i]; clue.Known() && clue.Event.Target != accused && clue.Belief[speaker][accused] >= world.Convinced {
			tell(clue, speaker, accused, c.word(speaker))
		}
	}
	c.State.Add(rules.Intel, speaker, -20)
}

// word is what a government's word is worth, permille: above 1000 it convinces,
// below it works the other way.
func (c Context) word(speaker rules.Seat) int32 {
	return c.Work.Params[rules.ClaimBase] + c.State.Of(rules.Reputation, speaker)
}

// tell weighs what all but the speaker believe of a suspect.
func tell(clue *world.Clue, speaker, suspect rules.Seat, weight int32) {
	for o := range clue.Belief {
		if rules.Seat(o) != speaker {
			clue.Belief[o].Weigh(int(suspect), weight)
		}
	}
}

// espionage sharpens what the actor believes about open cases. Its own are none
// to it: what it pretends to believe stays as it is.
func espionage(c Context) {
	spy := c.Act.Actor
	for i := range c.State.Clues {
		clue := &c.State.Clues[i]
		if author := clue.Event.Author; clue.Left > 0 && author.Playable() && author != spy {
			clue.Belief[spy].Weigh(int(author), 3000)
		}
	}
}

// pooling lets two partners lay their evidence together: the one who is less sure
// moves towards what the other believes, half-way where nothing is between them.
// Model C5 averages both; but who has found out does not forget it by telling.
func pooling(c Context) {
	a, t := c.Act.Actor, c.Act.Target
	if !t.Playable() {
		return
	}
	trust := c.State.Pair(rules.Cohesion, a, t)
	for i := range c.State.Clues {
		clue := &c.State.Clues[i]
		if !clue.Known() {
			continue
		}
		mine, theirs := clue.Belief[a], clue.Belief[t]
		if mine.Surest() <= theirs.Surest() {
			clue.Belief[a].Pool(theirs, trust, a)
		}
		if theirs.Surest() <= mine.Surest() {
			clue.Belief[t].Pool(mine, trust, t)
		}
	}
}

// inquiry sends investigators: on every open case evidence comes in longer and
// likelier for a while.
func inquiry(c Context) {
	turns := uint8(c.Work.Params[rules.InquiryTurns])
	for i := range c.State.Clues {
		if clue := &c.State.Clues[i]; clue.Left > 0 {
			clue.Left, clue.Inquiry = max(clue.Left, turns), turns
		}
	}
}
