package pact

import (
	"slices"

	"casus/engine/world"
	"casus/rules"
)

// Claim is a duty or a permission whose conflicts with other law are asked for.
// First used force first between the claimant and the power Against, NONE if
// nobody did or it is open.
type Claim struct {
	Clause  *rules.Clause
	Binding int
	Against rules.Seat
	First   rules.Seat
}

// Conflict says that one clause demands, or allows, what another one forbids to
// the same state; or that both demand opposite things, and then Deed is
// KindNone.
type Conflict struct {
	Deed    rules.Kind
	Clause  *rules.Clause // the other clause
	Binding int
	By      uint32 // disputes on which the other clause turns, 0 if on none
	// Prevails is the one of the two that goes before the other by article 103
	// of the Charter; nil where the law does not say.
	Prevails *rules.Clause
}

// ClaimOf is the claim of a duty on file.
func (t *Treaties) ClaimOf(s *world.State, d *world.Duty) Claim {
	return t.Claim(s, t.pack.Clauses[d.Clause], int(d.Binding), d.Against)
}

// Claim is what a clause asks of its obligor against a power. Who began is read
// from the table of the running exchange.
func (t *Treaties) Claim(s *world.State, c *rules.Clause, binding int, against rules.Seat) Claim {
	claim := Claim{c, binding, against, rules.NONE}
	claimant := c.Bindings[binding].Claimant
	if claimant > rules.OTH || against > rules.OTH {
		return claim
	}
	switch {
	case s.Pair(rules.FirstForce, claimant, against) != 0:
		claim.First = claimant
	case s.Pair(rules.FirstForce, against, claimant) != 0:
		claim.First = against
	}
	return claim
}

// clashes is what the log says of a duty's conflicts when it opens. The event
// that opened it says best who began.
func (t *Treaties) clashes(s *world.State, w *world.Work, d *world.Duty, opener *world.Event) []world.Clash {
	claim := t.ClaimOf(s, d)
	if opener != nil && opener.FirstForce != rules.NONE {
		claim.First = opener.FirstForce
	}
	return Clashes(t.Conflicts(s, &w.Aside, claim))
}

// Clashes tells conflicts by the names of their clauses.
func Clashes(all []Conflict) []world.Clash {
	var out []world.Clash
	for _, x := range all {
		c := world.Clash{Clause: x.Clause.ID, By: rules.DisputeNames(x.By)}
		if x.Deed != rules.KindNone {
			c.Deed = x.Deed.String()
		}
		if x.Prevails != nil {
			c.Prevails = x.Prevails.ID
		}
		out = append(out, c)
	}
	return out
}

// Conflicts imagines each deed that would count towards a claim and asks the
// prohibitions that bind the obligor about it; then it looks for open duties to
// do the opposite. It changes nothing and decides nothing: which law a state
// follows is for its government to say. Political promises bind nobody and
// conflict with nothing. It looks at public facts only, so that what everybody
// is shown tells no secret. Env is memory to ask in; what it holds is lost.
func (t *Treaties) Conflicts(s *world.State, env *rules.Env, claim Claim) []Conflict {
	b := &claim.Clause.Bindings[claim.Binding]
	if !claim.Clause.Binding() || claim.Clause.Modality == rules.MustNot || b.Obligor == rules.NONE {
		return nil
	}
	var out []Conflict
	if deeds := t.contestable[claim.Clause.Index]; len(deeds) > 0 {
		copy(env.Frame[:rules.StateSize], s.Facts[:])
		hide(&env.Frame)
		for _, deed := range deeds {
			out = t.contest(out, s, env, &claim, deed)
		}
	}
	return t.opposing(out, s, &claim)
}

// contest adds what forbids one deed.
func (t *Treaties) contest(out []Conflict, s *world.State, env *rules.Env, claim *Claim, deed rules.Kind) []Conflict {
	events, n := imagined(claim, deed)
	if !t.counts(env, claim, &events[0]) {
		return out
	}
	for i := range n {
		out = t.forbidding(out, s, env, claim, deed, &events[i])
	}
	return out
}

// forbidding adds the prohibitions the obligor would break by an event.
func (t *Treaties) forbidding(out []Conflict, s *world.State, env *rules.Env, claim *Claim, deed rules.Kind, e *world.Event) []Conflict {
	obligor := claim.Clause.Bindings[claim.Binding].Obligor
	now := t.era(s.Date())
	e.Fill(&env.Frame)
	asks := t.pack.Index.Of(e.Kind, e.Actor, e.Target)
	for i := range asks {
		a := &asks[i]
		if !a.Clause.Binding() || a.Clause.Modality != rules.MustNot || !now.binds(a.Clause) || a.Clause.Bindings[a.Binding].Obligor != obligor {
			continue
		}
		env.Vars = a.Clause.Bindings[a.Binding].Vars
		state, by := a.Clause.Judge(env, a.Trigger, t.reader, false)
		known := slices.ContainsFunc(out, func(x Conflict) bool { return x.Deed == deed && x.Clause == a.Clause })
		if state != rules.None && !known {
			out = append(out, Conflict{deed, a.Clause, a.Binding, by, prevailing(claim.Clause, a.Clause)})
		}
	}
	return out
}

// opposing adds the open duties to help the other side.
func (t *Treaties) opposing(out []Conflict, s *world.State, claim *Claim) []Conflict {
	b := &claim.Clause.Bindings[claim.Binding]
	if claim.Clause.Modality != rules.Must || claim.Clause.Confers() || claim.Against == rules.NONE {
		return out
	}
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || !d.State.Open() || d.Against != b.Claimant {
			continue
		}
		c := t.pack.Clauses[d.Clause]
		o := &c.Bindings[d.Binding]
		if c.Modality == rules.Must && !c.Confers() && o.Obligor == b.Obligor && o.Claimant == claim.Against {
			out = append(out, Conflict{rules.KindNone, c, int(d.Binding), uint32(d.By), prevailing(claim.Clause, c)})
		}
	}
	return out
}

// prevailing is the one of two clauses that article 103 puts first.
func prevailing(a, b *rules.Clause) *rules.Clause {
	switch {
	case a.Treaty.Prevails == b.Treaty.Prevails:
		return nil
	case a.Treaty.Prevails:
		return a
	}
	return b
}
