package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Reopen looks at every case again, after evidence, claims and denials. Where
// they changed whom the seats lean to, or how far, everybody learns of it and
// the treaties see the case anew; a denial that nobody believes any more is paid
// for.
func Reopen(s *world.State, w *world.Work) {
	for i := range s.Clues {
		if c := &s.Clues[i]; c.Known() {
			reopen(s, w, c)
			caught(s, w, c)
		}
	}
}

func reopen(s *world.State, w *world.Work, c *world.Clue) {
	ev := &c.Event
	suspect, att := c.Leading()
	if suspect == ev.Actor && att/100 == ev.Att/100 {
		return
	}
	ev.Blame(s, suspect, att)
	w.Log.Add(s, claim(c, suspect, att, ""))
	w.Happen(*ev)
}

// caught charges the seats whose denial the others have stopped believing.
func caught(s *world.State, w *world.Work, c *world.Clue) {
	for liar := rules.RUS; c.Denied != 0 && liar < rules.Seats; liar++ {
		bit := uint8(1) << liar
		sure := c.Lean(int(liar))
		if c.Denied&bit == 0 || sure < w.Params[rules.DenialCaught] {
			continue
		}
		c.Denied &^= bit
		s.Add(rules.Reputation, liar, -w.Params[rules.DenialPrice])
		w.Log.Add(s, claim(c, liar, sure, "denial"))
	}
}

// claim is the line that tells whom a case is put down to, or, for the reason
// denial, that a denial has been contradicted.
func claim(c *world.Clue, suspect rules.Seat, att int32, reason string) world.Entry {
	ev := &c.Event
	return world.Entry{
		K: world.KClaim, Actor: suspect, Target: ev.Target, Kind: ev.Kind.String(), Att: att,
		First: ev.FirstForce, Against: rules.NONE, Cause: ev.Number, Reason: reason,
	}
}
