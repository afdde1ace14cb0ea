package pact

import (
	"slices"

	"casus/engine/world"
	"casus/rules"
)

// towards lists what giving a kind of help is to the power it is directed
// against: forces sent to fight fight it, and arming its enemy is a measure
// against it.
var towards = [rules.KindCount][]rules.Kind{
	rules.Troops:             {rules.ArmedAttack, rules.HostileAgreement},
	rules.Arms:               {rules.HostileAgreement},
	rules.JointMeasures:      {rules.HostileAgreement},
	rules.TechnologyTransfer: {rules.HostileAgreement},
}

// secret are the facts that are not public.
var secret = func() (out []rules.Fact) {
	for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
		if rules.Facts[f].Secrecy != rules.Public {
			out = append(out, f)
		}
	}
	return out
}()

func hide(frame *rules.Frame) {
	for _, f := range secret {
		clear(frame[f.Base() : f.Base()+f.Width()])
	}
}

// contestable lists for each clause the kinds of deed it asks for or allows,
// none where no prohibition listens to any of them or to what they mean for the
// other side.
func contestable(pack *rules.Pack) [][]rules.Kind {
	var forbidden [rules.KindCount]bool
	for k := range forbidden {
		for _, l := range pack.ByKind[k] {
			forbidden[k] = forbidden[k] || l.Clause.Modality == rules.MustNot
		}
	}
	out := make([][]rules.Kind, len(pack.Clauses))
	for i, c := range pack.Clauses {
		for _, deed := range countable(c) {
			for _, k := range append([]rules.Kind{deed}, towards[deed]...) {
				if forbidden[k] && !slices.Contains(out[i], deed) {
					out[i] = append(out[i], deed)
				}
			}
		}
	}
	return out
}

// countable lists the kinds of deed a clause asks for or allows.
func countable(c *rules.Clause) (out []rules.Kind) {
	if c.Perform != nil {
		for i := range c.Perform.AnyOf {
			out = append(out, c.Perform.AnyOf[i].Act)
		}
	}
	if c.Modality == rules.May {
		for i := range c.Triggers {
			for k := range rules.Kind(rules.KindCount) {
				if c.Triggers[i].Listens(k) {
					out = append(out, k)
				}
			}
		}
	}
	return out
}

// meant is how many events a deed can make at most: itself, and what it is to
// the other side.
const meant = 3

// imagined is the events that doing the deed would make, and their number.
func imagined(claim *Claim, deed rules.Kind) (out [meant]world.Event, n int) {
	b := &claim.Clause.Bindings[claim.Binding]
	out[0] = imagine(deed, b.Obligor, b.Claimant)
	if claim.Against == rules.NONE || claim.Against == b.Obligor {
		return out, 1
	}
	for i, kind := range towards[deed] {
		e := &out[1+i]
		*e = imagine(kind, b.Obligor, claim.Against)
		if rules.Kinds[kind].Force {
			// Who joins the side that began has no defence to plead.
			e.FirstForce = claim.First
			if claim.First == b.Claimant {
				e.FirstForce = b.Obligor
			}
		}
	}
	return out, 1 + len(towards[deed])
}

func imagine(kind rules.Kind, actor, target rules.Seat) world.Event {
	e := world.NoEvent
	e.Kind, e.Actor, e.Author, e.Target, e.Att = kind, actor, actor, target, 1000
	e.Severity = rules.Severity(kind, 0, kind == rules.ArmedAttack, false)
	e.Sustained = kind == rules.ArmedAttack
	return e
}

// counts reports whether an imagined deed counts towards the claim: whether it
// meets the condition on it, or is one the permission is about.
func (t *Treaties) counts(env *rules.Env, claim *Claim, e *world.Event) bool {
	c := claim.Clause
	e.Fill(&env.Frame)
	env.Vars = c.Bindings[claim.Binding].Vars
	if c.Modality == rules.May {
		for i := range c.Triggers {
			if c.Triggers[i].Listens(e.Kind) {
				if state, _ := c.Judge(env, &c.Triggers[i], t.reader, false); state != rules.None {
					return true
				}
			}
		}
		return false
	}
	for i := range c.Perform.AnyOf {
		if w := &c.Perform.AnyOf[i]; w.Act == e.Kind && (w.When == nil || w.When.Holds(env)) {
			return true
		}
	}
	return false
}
