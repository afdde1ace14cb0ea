package act

import (
	"math/bits"

	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// sight is what becomes known of an act. There are three cases. An open act, or
// a covert one that is out, is known to all. A noticed one (covert violence) is
// seen by all and its author in doubt: everybody learns whom the seats lean to.
// An unnoticed one (a quiet delivery, a word in private) is no event to anybody
// but those in knows: it moves no treaty, tension, rung or habit, and what it
// does to numbers everybody can read comes only with time.
type sight struct {
	knows   rules.SeatSet // seats that know the author
	noticed bool          // everybody sees that something happened
	suspect rules.Seat    // whom the seats lean to, NONE for nobody
	att     int32         // and how far, 0..1000
	lean    [rules.Seats]int32
	belief  [rules.Seats]world.Beliefs
}

// out reports that the act and its author are no secret.
func (v *sight) out() bool { return v.noticed && v.knows == rules.AllSeats }

// toAll is the sight of an act that everybody knows, as surely as att says.
func toAll(author rules.Seat, att int32) sight {
	v := sight{knows: rules.AllSeats, noticed: true, suspect: author, att: att}
	v.lean[author] = 1000
	return v
}

// seen rolls who finds out about an act. What most of the seats know is out:
// four of the six, the makers included, cannot keep it from the others.
func (st *Stage) seen(s *world.State, a *rules.Action, act *world.Act) sight {
	if a.Covert == 0 || st.Open {
		return toAll(act.Actor, 1000)
	}
	v := sight{knows: rules.SeatSet(0).With(act.Actor), suspect: rules.NONE}
	v.noticed = a.Emits != nil && rules.Kinds[a.Emits.Kind].Severity >= 100
	if !v.noticed && act.Target.Playable() && friendly(a) {
		v.knows = v.knows.With(act.Target)
	}
	for o := rules.RUS; o < rules.Seats; o++ {
		if st.detects(s, a, act, o) {
			v.knows = v.knows.With(o)
		}
	}
	switch {
	case bits.OnesCount16(uint16(v.knows)) > rules.Seats/2:
		return toAll(act.Actor, world.Sure)
	case v.noticed:
		st.believe(s, &v, a, act)
	}
	return v
}

// detects rolls whether an observer finds out who is behind a covert act.
func (st *Stage) detects(s *world.State, a *rules.Action, act *world.Act, o rules.Seat) bool {
	chance := a.Covert * (500 + s.Of(rules.Intel, o)/2) * 10 / 1000
	if st.Expected {
		return chance > 500
	}
	k := dice.Key{Seed: st.Seed, Stream: dice.Detect, Turn: s.Turn(), Actor: uint8(act.Actor), Target: uint8(o), Index: st.Pack.Actions[act.Action].Key}
	return dice.Roll(k, 1000) < chance
}

// friendly acts hand something to their target, who therefore knows.
func friendly(a *rules.Action) bool {
	return a.Domain == 'A' || a.Domain == 'E' || a.Target == rules.Ally
}

// believe fills the beliefs about a noticed act and what everybody learns of
// them. The author counts as one who knows nothing: its knowing better must not
// show in the medians.
func (st *Stage) believe(s *world.State, v *sight, a *rules.Action, act *world.Act) {
	for o := rules.RUS; o < rules.Seats; o++ {
		if v.knows.Has(o) && o != act.Actor {
			v.belief[o].Settle(act.Actor)
		} else {
			v.belief[o] = st.prior(s, a.Emits.Kind, act.Target, o)
		}
	}
	c := world.Clue{Belief: v.belief}
	v.suspect, v.att = c.Leading()
	for h := range v.lean {
		v.lean[h] = c.Lean(h)
	}
}

// remember opens a file on a noticed covert act, if one is free.
func (st *Stage) remember(s *world.State, ev *world.Event, a *rules.Action, v *sight) {
	turns := uint8(st.Params[rules.EvidenceTurns])
	s.OpenCase(world.Clue{Event: *ev, Left: turns, Detect: uint8(a.Covert), Belief: v.belief})
}
