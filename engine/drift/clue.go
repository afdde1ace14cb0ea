package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// Clues lets evidence come in on the covert acts of the last turns.
func Clues(s *world.State, w *world.Work, seed uint64) {
	for i := range s.Clues {
		c := &s.Clues[i]
		if c.Left == 0 || fresh(w, c) {
			continue
		}
		for o := rules.RUS; o < rules.Seats; o++ {
			if o != c.Event.Author {
				evidence(s, w, c, o, seed, i)
			}
		}
		c.Left--
		if c.Inquiry > 0 {
			c.Inquiry--
		}
	}
}

// fresh reports that the act happened in this resolution, which the treaties
// are about to see for the first time.
func fresh(w *world.Work, c *world.Clue) bool {
	for i := range w.NEvents {
		if w.Events[i].Number == c.Event.Number {
			return true
		}
	}
	return false
}

// evidence rolls whether an observer finds something, and what: as a rule it
// points at the author and a little at one other; what misleads has the two the
// other way round (C5).
func evidence(s *world.State, w *world.Work, c *world.Clue, o rules.Seat, seed uint64, slot int) {
	row := dice.Open(dice.Key{Seed: seed, Stream: dice.Detect, Turn: s.Turn(), Actor: uint8(o), Target: 200, Index: int32(slot)})
	chance := int32(c.Detect) * 10 * (500 + s.Of(rules.Intel, o)/2) / 1000
	if c.Inquiry > 0 {
		chance = chance * w.Params[rules.InquiryBoost] / 1000
	}
	if row.Roll(1000) >= chance {
		return
	}
	mark, other := int32(c.Event.Author), row.Roll(world.Hypotheses-1)
	if other >= mark {
		other++ // any but the author
	}
	if row.Roll(1000) < w.Params[rules.EvidenceMisleads] {
		mark, other = other, mark
	}
	var likely [world.Hypotheses]int32
	for h := range likely {
		likely[h] = w.Params[rules.EvidenceRest]
	}
	likely[mark], likely[other] = w.Params[rules.EvidenceTrue], w.Params[rules.EvidenceOther]
	c.Belief[o].Bayes(&likely)
}
