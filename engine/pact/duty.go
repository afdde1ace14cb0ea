package pact

import (
	"casus/engine/world"
	"casus/rules"
)

// finding is an answer of a clause that is not none.
type finding struct {
	l       rules.Listener
	binding int
	verdict rules.State
	by      uint32
	event   *world.Event
}

// open makes a duty of a finding, or strengthens the live duty of the same
// clause and binding. There is one live duty a clause and binding; a breach of
// a prohibition is booked once a turn.
func (t *Treaties) open(s *world.State, w *world.Work, f finding) {
	d := find(s, f)
	if d == nil {
		d = slot(s)
		s.NextDuty++
		*d = world.Duty{
			ID: s.NextDuty, Clause: uint16(f.l.Clause.Index), Binding: uint8(f.binding),
			Opened: int16(s.Turn()), InPhase: s.Phase, Against: against(f),
		}
	} else if f.verdict <= d.State {
		return
	}
	d.Trigger, d.By = uint8(f.l.Trigger), f.by
	d.Due = int16(deadline(s, f.l.Clause))
	if f.event != nil {
		d.Event = f.event.Number
	}
	if f.verdict == rules.Triggered && s.Of(rules.Authorised, f.l.Clause.Bindings[f.binding].Obligor) > 0 {
		d.Gated, f.verdict = true, rules.Owed
	}
	t.move(s, w, d, f.verdict)
	if f.verdict == rules.Breached && !t.booked(s, d) {
		chargeBreach(s, f.l.Clause, f.binding)
	}
}

// booked reports whether the same deed has already been charged to the same
// seat under the same instrument: one shot may break five paragraphs of the
// armistice and is still one breach of faith.
func (t *Treaties) booked(s *world.State, d *world.Duty) bool {
	c := t.pack.Clauses[d.Clause]
	for i := range s.Duties {
		o := &s.Duties[i]
		if o.ID == 0 || o == d || o.State != rules.Breached || o.Event != d.Event {
			continue
		}
		other := t.pack.Clauses[o.Clause]
		if other.Treaty == c.Treaty && other.Modality == rules.MustNot &&
			other.Bindings[o.Binding].Obligor == c.Bindings[d.Binding].Obligor {
			return true
		}
	}
	return false
}

// find returns the live duty of the finding's clause and binding, or this
// turn's breach of it.
func find(s *world.State, f finding) *world.Duty {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || int(d.Clause) != f.l.Clause.Index || int(d.Binding) != f.binding {
			continue
		}
		if d.State.Open() || f.verdict == rules.Breached && int32(d.Opened) == s.Turn() {
			return d
		}
	}
	return nil
}

// slot frees a place: an empty one, else the oldest closed duty, else the
// oldest available one, which a party can always call up again.
func slot(s *world.State) *world.Duty {
	var closed, waiting *world.Duty
	for i := range s.Duties {
		d := &s.Duties[i]
		switch {
		case d.ID == 0:
			return d
		case !d.State.Open():
			if closed == nil || d.ID < closed.ID {
				closed = d
			}
		case d.State == rules.Available || waiting == nil:
			if waiting == nil || waiting.State != rules.Available || d.ID < waiting.ID {
				waiting = d
			}
		}
	}
	if closed != nil {
		return closed
	}
	return waiting
}

func against(f finding) rules.Seat {
	if a := f.l.Clause.Bindings[f.binding].Against; a != rules.NONE {
		return a
	}
	if b := &f.l.Clause.Bindings[f.binding]; f.event != nil && f.event.Actor != b.Obligor && f.event.Actor != b.Claimant {
		return f.event.Actor
	}
	return rules.NONE
}

// deadline is the turn by whose end the duty must be kept. A duty opened by
// the second resolution can only be answered in the next turn.
func deadline(s *world.State, c *rules.Clause) int32 {
	turn := s.Turn() + int32(c.Due.Turns)
	if s.Phase == world.Response && c.Due.Turns == 0 {
		turn++
	}
	return turn
}

// move changes a duty's state and logs the step.
func (t *Treaties) move(s *world.State, w *world.Work, d *world.Duty, to rules.State) {
	from := d.State
	d.State = to
	if !w.Log.On() {
		s.NextEvent++
		return
	}
	c := t.pack.Clauses[d.Clause]
	b := &c.Bindings[d.Binding]
	w.Log.Add(s, world.Entry{
		K: world.KDuty, Actor: b.Obligor, Target: b.Claimant, Against: d.Against, First: rules.NONE,
		Clause: c.ID, Duty: d.ID, From: from.String(), To: to.String(),
		By: rules.DisputeNames(d.By), Cause: d.Event,
	})
}

// Choices lists the answers open to the obligor, none when nothing is asked.
func (t *Treaties) Choices(d *world.Duty) []world.Choice {
	c := t.pack.Clauses[d.Clause]
	if c.Modality != rules.Must || c.Perform == nil || d.State < rules.Disputed || !d.State.Open() {
		return nil
	}
	switch {
	case c.Consults():
		return world.ConsultChoices
	case c.Helps():
		return world.AssistChoices
	}
	return nil // kept by an order: a report, a vote at home
}
