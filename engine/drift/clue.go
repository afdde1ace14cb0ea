package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// Evidence weights of C5, permille against a base of 100 for the rest: what
// points at the true author, and what misleads with one chance in ten.
const (
	pointing   = 6000
	misleading = 100 // chance in 1,000
)

// Clues lets evidence come in on the covert acts of the last turns. Where it
// changes whom the seats lean to, or how far, everybody learns of it, and the
// treaties see the case anew.
func Clues(s *world.State, w *world.Work, seed uint64) {
	for i := range s.Clues {
		c := &s.Clues[i]
		if c.Left == 0 || fresh(w, c) {
			continue
		}
		for o := rules.RUS; o < rules.Seats; o++ {
			if o != c.Event.Author {
				evidence(s, c, o, seed, i)
			}
		}
		c.Left--
		reopen(s, w, c)
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

func evidence(s *world.State, c *world.Clue, o rules.Seat, seed uint64, slot int) {
	row := dice.Open(dice.Key{Seed: seed, Stream: dice.Detect, Turn: s.Turn(), Actor: uint8(o), Target: 200, Index: int32(slot)})
	if row.Roll(1000) >= int32(c.Detect)*10*(500+s.Of(rules.Intel, o)/2)/1000 {
		return
	}
	h := int(c.Event.Author)
	if row.Roll(1000) < misleading {
		h = int(row.Roll(world.Hypotheses))
	}
	if h < world.Hypotheses {
		world.Weigh(&c.Belief[o], h, pointing)
	}
}

func reopen(s *world.State, w *world.Work, c *world.Clue) {
	ev := &c.Event
	suspect, att := c.Leading()
	if suspect == ev.Actor && att/100 == ev.Att/100 {
		return
	}
	ev.Blame(s, suspect, att)
	w.Log.Add(s, world.Entry{
		K: world.KClaim, Actor: suspect, Target: ev.Target, Kind: ev.Kind.String(), Att: att,
		First: ev.FirstForce, Against: rules.NONE, Cause: ev.Number,
	})
	w.Happen(*ev)
}
