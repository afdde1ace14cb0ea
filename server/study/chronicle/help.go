package chronicle

import (
	"casus/engine/world"
	"casus/rules"
)

// Help is a duty of one seat to help another that somebody's act put to the
// test.
type Help struct {
	Clause  *rules.Clause
	Obligor rules.Seat
	Ally    rules.Seat
	Against rules.Seat
	Turn    int32 // in which it was tested
	Answer  int32 // turn of the answer, 0: none
	Choice  world.Choice
	// Doubt marks a duty that turned on a reading when it was tested.
	Doubt bool
	State rules.State // the last
}

// Honoured reports whether the ally fought or sent arms. Words alone do not
// honour a promise of help.
func (h *Help) Honoured() bool { return h.Choice == world.Full || h.Choice == world.Material }

// Closed reports whether the duty came to an end that tells how it was met.
func (h *Help) Closed() bool {
	return h.Choice != world.NoAnswer || h.State == rules.Breached || h.State == rules.Fulfilled || h.Doubt && h.State == rules.Lapsed
}

// helps gathers the tested duties of a log.
type helps struct {
	pack *rules.Pack
	list []Help
	at   map[int32]int // duty: place in list
}

func (h *helps) entry(e *world.Entry) {
	to, _ := rules.ParseState(e.To) // written by the engine; none for an answer
	i, known := h.at[e.Duty]
	if !known {
		c := h.pack.Clause(e.Clause)
		tested := to == rules.Disputed || to == rules.Triggered || to == rules.Owed
		if c == nil || !tested || !defends(c) || !e.Actor.Playable() || !e.Target.Playable() {
			return
		}
		i = len(h.list)
		h.at[e.Duty] = i
		h.list = append(h.list, Help{
			Clause: c, Obligor: e.Actor, Ally: e.Target, Against: e.Against, Turn: e.Turn, Doubt: to == rules.Disputed,
		})
	}
	d := &h.list[i]
	if e.K == world.KAnswer {
		d.Answer = e.Turn
		d.Choice, _ = world.ParseChoice(e.Choice)
		return
	}
	d.State = to
}

// defends reports a promise to help with forces: duties to talk, to forbear or
// to speak up are none.
func defends(c *rules.Clause) bool {
	if c.Modality != rules.Must || c.Consults() || c.Perform == nil {
		return false
	}
	for _, w := range c.Perform.AnyOf {
		if w.Act == rules.Troops {
			return true
		}
	}
	return false
}
