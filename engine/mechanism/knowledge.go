package mechanism

import (
	"casus/engine/world"
	"casus/rules"
)

// attribution publishes what a seat believes about a covert act against it or
// others: the claim shifts every observer's belief by the speaker's
// reputation, and burns a source.
func attribution(c Context) {
	s, speaker, accused := c.State, c.Act.Actor, c.Act.Target
	if !accused.Playable() {
		return
	}
	weight := 600 + s.Of(rules.Reputation, speaker)
	for i := range s.Clues {
		clue := &s.Clues[i]
		if clue.Left == 0 && clue.Event.Number == 0 || clue.Belief[speaker][accused] < 600 {
			continue
		}
		for o := rules.RUS; o < rules.Seats; o++ {
			if o != speaker {
				world.Weigh(&clue.Belief[o], int(accused), weight)
			}
		}
	}
	s.Add(rules.Intel, speaker, -20)
}

// espionage sharpens what the actor believes about open cases.
func espionage(c Context) {
	s, spy := c.State, c.Act.Actor
	for i := range s.Clues {
		clue := &s.Clues[i]
		if clue.Left > 0 && clue.Event.Author.Playable() {
			world.Weigh(&clue.Belief[spy], int(clue.Event.Author), 3000)
		}
	}
}
