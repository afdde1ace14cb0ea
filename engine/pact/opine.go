package pact

import (
	"casus/engine/opinion"
	"casus/engine/world"
	"casus/rules"
)

// opine notes how others see the attack that a duty to help is about: when it
// opens, and again when evidence or the Council changes the picture. It moves
// prices, not verdicts (model C6).
func (t *Treaties) opine(s *world.State, w *world.Work) {
	for i := range w.NEvents {
		e := &w.Events[i]
		if e.Kind == rules.Sanction && e.Author == rules.UN {
			t.heed(s, e)
		}
		if !opinion.Concerns(e) {
			continue
		}
		for j := range s.Duties {
			if d := &s.Duties[j]; d.ID != 0 && d.State.Open() && d.Event == e.Number && t.helps(d, e.Target) {
				seen := opinion.See(t.pack, &t.params, s, e)
				d.Outlook = world.OutlookOf(seen.Median, seen.Began)
			}
		}
	}
}

// helps reports whether the duty is to help the victim of an attack.
func (t *Treaties) helps(d *world.Duty, victim rules.Seat) bool {
	c := t.pack.Clauses[d.Clause]
	return c.Modality == rules.Must && c.Helps() && c.Bindings[d.Binding].Claimant == victim
}

// heed lets a decision of the Council change how the attack by its target, or on
// its target, is seen.
func (t *Treaties) heed(s *world.State, decision *world.Event) {
	for j := range s.Duties {
		d := &s.Duties[j]
		if d.ID == 0 || !d.State.Open() || !d.Outlook.Formed() {
			continue
		}
		found := int32(0)
		switch decision.Target {
		case d.Against:
			found = 1
		case t.pack.Clauses[d.Clause].Bindings[d.Binding].Claimant:
			found = -1
		}
		d.Outlook = world.OutlookOf(opinion.Found(&t.params, d.Outlook.Median(), found), d.Outlook.Began())
	}
}

// Outlook is what most governments take the attack for that a duty is about.
func (t *Treaties) Outlook(d *world.Duty) opinion.Status {
	if !d.Outlook.Formed() {
		return opinion.None
	}
	return opinion.Of(&t.params, d.Outlook.Median())
}
