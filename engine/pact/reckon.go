package pact

import (
	"casus/engine/world"
	"casus/rules"
)

// shelfLife is how many turns an unused title to consult or ask for help stays
// on offer after it arose, where the clause does not say when it lapses.
const shelfLife = 2

// Reckon settles the turn: gates that have run out, deadlines missed, disputed
// duties left unanswered, offers nobody took up. It runs once, at the end of
// the turn, after the second pass.
func (t *Treaties) Reckon(s *world.State, w *world.Work) {
	turn := s.Turn()
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || !d.State.Open() {
			continue
		}
		c := t.pack.Clauses[d.Clause]
		switch d.State {
		case rules.Triggered:
			// A parliament may take its time, not veto the treaty by silence.
			if turn >= int32(d.Opened)+int32(c.Gate.Turns) {
				d.Gated = true
				d.Due = int16(max(int32(d.Due), turn+1))
				t.move(s, w, d, rules.Owed)
			}
		case rules.Owed:
			if turn >= int32(d.Due) {
				t.close(s, w, d, missed(&c.Bindings[d.Binding]))
			}
		case rules.Disputed:
			if turn >= int32(d.Due) {
				t.close(s, w, d, rules.Lapsed)
			}
		case rules.Available:
			if c.Lapse == nil && turn >= int32(d.Opened)+shelfLife {
				t.close(s, w, d, rules.Lapsed)
			}
		}
	}
	ageRequests(s)
}

// missed is how a duty ends that was not kept in time. An organ of the United
// Nations breaks no faith: where the Council does not act, its members did not
// agree, and the matter lapses.
func missed(b *rules.Binding) rules.State {
	if !b.Obligor.Playable() {
		return rules.Lapsed
	}
	return rules.Breached
}

// close ends a duty and settles its price.
func (t *Treaties) close(s *world.State, w *world.Work, d *world.Duty, to rules.State) {
	was := d.State
	t.move(s, w, d, to)
	t.settle(s, d, was, to)
}
