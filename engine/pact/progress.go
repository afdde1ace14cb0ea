package pact

import (
	"casus/engine/world"
	"casus/rules"
)

const needsRequest = 1 << 5 // D6: is a request needed?

// promote turns an available duty into a live one once it has been asked for,
// and takes D6 off a disputed one, for a request that was made answers it.
func (t *Treaties) promote(s *world.State, w *world.Work) {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || d.State != rules.Available && d.State != rules.Disputed {
			continue
		}
		c := t.pack.Clauses[d.Clause]
		if c.Modality != rules.Must || !Requested(s, c, int(d.Binding)) {
			continue
		}
		d.By &^= needsRequest
		if d.By != 0 {
			continue
		}
		d.Due = int16(deadline(s, c))
		if c.Gate != nil && !d.Gated {
			t.move(s, w, d, rules.Triggered)
		} else {
			t.move(s, w, d, rules.Owed)
		}
	}
}

// credit counts the events of the resolution towards the open duties: a gate
// passed, a release given, a deed done.
func (t *Treaties) credit(s *world.State, w *world.Work) {
	awaited := t.awaited(s)
	for i := range w.NEvents {
		e := &w.Events[i]
		if awaited>>e.Kind&1 == 0 {
			continue
		}
		for j := range s.Duties {
			if d := &s.Duties[j]; d.ID != 0 && t.deeds[d.Clause]>>e.Kind&1 == 1 && d.State.Open() {
				t.creditOne(s, w, d, e)
			}
		}
	}
}

func (t *Treaties) creditOne(s *world.State, w *world.Work, d *world.Duty, e *world.Event) {
	c := t.pack.Clauses[d.Clause]
	b := &c.Bindings[d.Binding]
	switch {
	case c.Waive != nil && e.Kind == c.Waive.Act && e.Actor == b.Vars[c.Waive.By] && e.Target == b.Obligor:
		t.close(s, w, d, rules.Waived)
		return
	case c.Gate != nil && e.Kind == c.Gate.Act && e.Actor == b.Vars[c.Gate.By]:
		d.Gated = true
		if d.State == rules.Triggered {
			// The vote opens the time to act; it does not eat it up.
			d.Due = int16(max(int32(d.Due), s.Turn()+1))
			t.move(s, w, d, rules.Owed)
		}
	}
	if c.Perform == nil || e.Actor != b.Vars[c.Perform.By] || e.Target != b.Claimant && b.Claimant != rules.NONE {
		return
	}
	for k := range c.Perform.AnyOf {
		if worth := &c.Perform.AnyOf[k]; worth.Act == e.Kind && holds(worth.When, w, e, b) {
			d.Worth = int16(min(int32(d.Worth)+worth.Worth, 30000))
		}
	}
	if int32(d.Worth) >= c.Perform.Need && (d.State == rules.Owed || d.State == rules.Disputed || d.State == rules.Triggered) {
		t.close(s, w, d, rules.Fulfilled)
	}
}

func holds(c *rules.Condition, w *world.Work, e *world.Event, b *rules.Binding) bool {
	if c == nil {
		return true
	}
	e.Fill(&w.Env.Frame)
	w.Env.Vars = b.Vars
	return c.Holds(&w.Env)
}

// lapse ends the duties whose ground has gone. What arose this turn stays for
// at least one turn, so that a party can act on it.
func (t *Treaties) lapse(s *world.State, w *world.Work) {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || !d.State.Open() || int32(d.Opened) == s.Turn() {
			continue
		}
		c := t.pack.Clauses[d.Clause]
		if c.Lapse == nil {
			continue
		}
		world.NoEvent.Fill(&w.Env.Frame)
		w.Env.Vars = c.Bindings[d.Binding].Vars
		if c.Lapse.Holds(&w.Env) {
			t.close(s, w, d, rules.Lapsed)
		}
	}
}

// awaited is the kinds of event that can move a duty now open.
func (t *Treaties) awaited(s *world.State) (kinds uint64) {
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 && d.State.Open() {
			kinds |= t.deeds[d.Clause]
		}
	}
	return kinds
}

// deeds lists for each clause the kinds of event that keep its duty, pass its
// gate or release from it.
func deeds(pack *rules.Pack) []uint64 {
	out := make([]uint64, len(pack.Clauses))
	for i, c := range pack.Clauses {
		if c.Waive != nil {
			out[i] |= 1 << c.Waive.Act
		}
		if c.Gate != nil {
			out[i] |= 1 << c.Gate.Act
		}
		if c.Perform != nil {
			for _, w := range c.Perform.AnyOf {
				out[i] |= 1 << w.Act
			}
		}
	}
	return out
}
