package pact

import (
	"casus/engine/world"
	"casus/rules"
)

// finding is an answer of a clause that is not none.
type finding struct {
	ask     *rules.Ask
	verdict rules.State
	by      uint32
	event   *world.Event
}

// open makes a duty of a finding, or strengthens the live duty of the same
// clause and binding. There is one live duty a clause and binding; a breach of
// a prohibition is booked once a turn.
func (t *Treaties) open(s *world.State, w *world.Work, f finding) {
	d := find(s, w, f.ask)
	fresh := d == nil
	if fresh {
		if f.verdict == rules.Breached && f.event != nil && broken(s, &f) {
			return
		}
		if s.NextDuty == world.LastDuty {
			return
		}
		d = t.slot(s, w, f.ask)
		s.NextDuty++
		*d = world.Duty{
			ID: uint16(s.NextDuty), Clause: uint16(f.ask.Clause.Index), Binding: uint8(f.ask.Binding),
			Opened: int16(s.Turn()), InPhase: s.Phase, Against: against(f),
		}
	} else if f.verdict <= d.State {
		return
	}
	d.Trigger, d.By = uint8(f.ask.Number), uint16(f.by)
	d.Due = int16(deadline(s, f.ask.Clause))
	if f.event != nil {
		d.Event, d.Against = f.event.Number, against(f)
	}
	if f.verdict == rules.Triggered && s.Of(rules.Authorised, f.ask.Clause.Bindings[f.ask.Binding].Obligor) > 0 {
		d.Gated, f.verdict = true, rules.Owed
	}
	t.move(s, w, d, f.verdict)
	if fresh && w.Log.On() {
		w.Log.Entries[len(w.Log.Entries)-1].Clashes = t.clashes(s, w, d, f.event)
	}
	if f.verdict == rules.Breached && !t.booked(s, d) {
		chargeBreach(s, f.ask.Clause, f.ask.Binding)
	}
}

// index notes which bindings have a live duty, or a breach booked this turn.
func (t *Treaties) index(s *world.State, w *world.Work) {
	if len(w.Live) != t.pack.Bindings {
		w.Live = make([]uint8, t.pack.Bindings)
	}
	clear(w.Live)
	w.Filled = 0
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 {
			continue
		}
		c := t.pack.Clauses[d.Clause]
		if d.State.Open() || c.Modality == rules.MustNot && int32(d.Opened) == s.Turn() {
			w.Live[c.First+int(d.Binding)] = uint8(i + 1)
		}
	}
}

// broken reports whether the same deed has broken the same clause already:
// evidence that comes in later makes one shot no second breach.
func broken(s *world.State, f *finding) bool {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID != 0 && d.State == rules.Breached && d.Event == f.event.Number &&
			int(d.Clause) == f.ask.Clause.Index && int(d.Binding) == f.ask.Binding {
			return true
		}
	}
	return false
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
func find(s *world.State, w *world.Work, a *rules.Ask) *world.Duty {
	if i := w.Live[a.Clause.First+a.Binding]; i != 0 {
		return &s.Duties[i-1]
	}
	return nil
}

// slot frees a place for a binding's duty: an empty one, else that of the duty
// that can best be spared.
func (t *Treaties) slot(s *world.State, w *world.Work, a *rules.Ask) *world.Duty {
	for w.Filled < len(s.Duties) && s.Duties[w.Filled].ID != 0 {
		w.Filled++
	}
	place := w.Filled
	if place == len(s.Duties) {
		place = t.spared(s)
		gone := &s.Duties[place]
		if n := t.pack.Clauses[gone.Clause].First + int(gone.Binding); w.Live[n] == uint8(place+1) {
			w.Live[n] = 0
		}
	}
	w.Live[a.Clause.First+a.Binding] = uint8(place + 1)
	return &s.Duties[place]
}

// spared is the place of the oldest closed duty, else of the oldest permission,
// which can be read from the law again, else of the oldest available title,
// which a party can always call up again, else the first.
func (t *Treaties) spared(s *world.State) (place int) {
	lowest := int64(1) << 62
	for i := range s.Duties {
		d := &s.Duties[i]
		rank := int64(d.ID)
		switch {
		case !d.State.Open():
		case t.pack.Clauses[d.Clause].Modality == rules.May:
			rank |= 1 << 40
		case d.State == rules.Available:
			rank |= 2 << 40
		default:
			rank = 3 << 40
		}
		if rank < lowest {
			place, lowest = i, rank
		}
	}
	return place
}

func against(f finding) rules.Seat {
	if a := f.ask.Clause.Bindings[f.ask.Binding].Against; a != rules.NONE {
		return a
	}
	if b := &f.ask.Clause.Bindings[f.ask.Binding]; f.event != nil && f.event.Actor != b.Obligor && f.event.Actor != b.Claimant {
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
		Clause: c.ID, Duty: int32(d.ID), From: from.String(), To: to.String(),
		By: rules.DisputeNames(uint32(d.By)), Cause: d.Event,
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
