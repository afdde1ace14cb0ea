package pact

import (
	"casus/engine/world"
	"casus/rules"
)

// price is what an answer does to the obligor's reputation, the alliance's
// cohesion, the belief that it fights for the ally, and its standing abroad.
type price struct{ rep, coh, cred, soft int32 }

// The prices of answers to a duty to help, when it was due and when it was
// disputed. Design values after the escalation model's table of choices (C6);
// cred is the level belief moves towards.
var (
	duePrice = map5{
		world.Full:       {60, 120, 950, 0},
		world.Material:   {10, 30, 650, 0},
		world.Diplomatic: {-60, -120, 300, 0},
		world.Contest:    {-120, -150, 200, 0},
		world.Refuse:     {-200, -300, 50, 0},
	}
	disputedPrice = map5{
		world.Full:       {40, 140, 950, -30},
		world.Material:   {15, 50, 650, 0},
		world.Diplomatic: {-10, -40, 300, 0},
		world.Contest:    {-20, -60, 200, 0},
		world.Refuse:     {-80, -150, 50, 0},
	}
)

type map5 [world.Refuse + 1]price

const (
	credPull    = 400 // permille of the gap closed by an answer
	missedRep   = -10 // a consultation refused or missed
	missedCoh   = -30
	metCoh      = 15
	prohibition = -20 // reputation lost by breaking a standing prohibition
)

// settle books what the end of a duty costs or earns. A deed without an answer
// counts as the answer it amounts to; silence is refusal of a due duty and
// dispute of a disputed one. Being released costs nothing.
func (t *Treaties) settle(s *world.State, w *world.Work, d *world.Duty, was, to rules.State) {
	c := t.pack.Clauses[d.Clause]
	b := &c.Bindings[d.Binding]
	if !b.Obligor.Playable() || !b.Claimant.Playable() || c.Perform == nil {
		return
	}
	switch {
	case to == rules.Waived || was == rules.Available || was == rules.None:
		return
	case to == rules.Lapsed && was != rules.Disputed:
		return
	case c.Consults():
		settleTalks(s, b, to)
	default:
		s.Add(rules.Support, b.Obligor, applause(w.Params, settleHelp(s, d, b, was, to)))
	}
}

func settleTalks(s *world.State, b *rules.Binding, to rules.State) {
	if to == rules.Fulfilled {
		s.AddPair(rules.Cohesion, b.Obligor, b.Claimant, metCoh)
		return
	}
	s.Add(rules.Reputation, b.Obligor, missedRep)
	s.AddPair(rules.Cohesion, b.Obligor, b.Claimant, missedCoh)
}

// settleHelp books the price and returns it.
func settleHelp(s *world.State, d *world.Duty, b *rules.Binding, was, to rules.State) price {
	table := &duePrice
	if was == rules.Disputed {
		table = &disputedPrice
	}
	p := table[effective(d, was, to)]
	s.Add(rules.Reputation, b.Obligor, p.rep)
	s.Add(rules.SoftPower, b.Obligor, p.soft)
	s.AddPair(rules.Cohesion, b.Obligor, b.Claimant, p.coh)
	cred := s.Pair(rules.Cred, b.Obligor, b.Claimant)
	s.AddPair(rules.Cred, b.Obligor, b.Claimant, (p.cred-cred)*credPull/1000)
	return p
}

// abandons is the loss of reputation from which an answer leaves an ally alone.
const abandons = -60

// applause is what the answer does at home: people like a country that stands by
// its ally, and not one that leaves it alone (model C10). A case that is judged
// outside a match has no coefficients, and no home.
func applause(coefficients *rules.Params, p price) int32 {
	switch {
	case coefficients == nil:
		return 0
	case p.rep > 0:
		return coefficients[rules.HonourSupport]
	case p.rep <= abandons:
		return -coefficients[rules.HonourSupport]
	}
	return 0
}

// effective is the answer that the end of the duty amounts to.
func effective(d *world.Duty, was, to rules.State) world.Choice {
	if to == rules.Fulfilled && (d.Answer == world.NoAnswer || d.Answer > world.Material) {
		if d.Worth >= 100 {
			return world.Full
		}
		return world.Material
	}
	if d.Answer != world.NoAnswer {
		return d.Answer
	}
	if was == rules.Disputed {
		return world.Contest
	}
	return world.Refuse
}

// chargeBreach books the breach of a standing prohibition.
func chargeBreach(s *world.State, c *rules.Clause, binding int) {
	if who := c.Bindings[binding].Obligor; who.Playable() {
		s.Add(rules.Reputation, who, prohibition)
	}
}
