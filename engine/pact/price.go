package pact

import (
	"casus/engine/opinion"
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
	missedRep   = -10 // a consultation refused or missed
	missedCoh   = -30
	metCoh      = 15
	prohibition = -20 // reputation lost by breaking a standing prohibition
)

// settle books what the end of a duty costs or earns. A deed without an answer
// counts as the answer it amounts to; silence is refusal of a due duty and
// dispute of a disputed one. Being released costs nothing.
func (t *Treaties) settle(s *world.State, d *world.Duty, was, to rules.State) {
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
		t.settleHelp(s, d, b, was, to)
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

func (t *Treaties) settleHelp(s *world.State, d *world.Duty, b *rules.Binding, was, to rules.State) {
	answer := effective(d, was, to)
	p := t.priceOf(d, was, answer)
	s.Add(rules.Reputation, b.Obligor, p.rep)
	s.Add(rules.SoftPower, b.Obligor, p.soft)
	s.AddPair(rules.Cohesion, b.Obligor, b.Claimant, p.coh)
	t.believe(s, d, b, p.cred)
	s.Add(rules.Support, b.Obligor, t.applause(p))
}

// abandons is the loss of reputation from which an answer leaves an ally alone.
const abandons = -60

// applause is what the answer does at home: people like a country that stands by
// its ally, and not one that leaves it alone (model C10).
func (t *Treaties) applause(p price) int32 {
	switch {
	case p.rep > 0:
		return t.params[rules.HonourSupport]
	case p.rep <= abandons:
		return -t.params[rules.HonourSupport]
	}
	return 0
}

// priceOf is the price of an answer by the clause's verdict, moved towards the
// other column where most governments see the case otherwise; who helps a side
// that is seen to have begun pays in standing.
func (t *Treaties) priceOf(d *world.Duty, was rules.State, answer world.Choice) price {
	p, other, sure := duePrice[answer], disputedPrice[answer], true
	if was == rules.Disputed {
		p, other, sure = other, p, false
	}
	if seen := t.Outlook(d); seen != opinion.None && (seen == opinion.Triggered) != sure {
		p = p.towards(other, t.params[rules.OpinionShift])
	}
	if d.Outlook.Began() && (answer == world.Full || answer == world.Material) {
		p.soft -= t.params[rules.OpinionSoft]
	}
	return p
}

// towards moves a price part of the way to another, permille.
func (p price) towards(o price, part int32) price {
	mix := func(a, b int32) int32 { return a + (b-a)*part/1000 }
	return price{mix(p.rep, o.rep), mix(p.coh, o.coh), mix(p.cred, o.cred), mix(p.soft, o.soft)}
}

// believe moves the belief that the obligor fights for its ally, and a little of
// what its other partners expect for themselves. Where others do not see a clear
// case, its answer tells them less.
func (t *Treaties) believe(s *world.State, d *world.Duty, b *rules.Binding, level int32) {
	clear := int32(1000)
	if d.Outlook.Formed() {
		clear = min(1000, d.Outlook.Median()*1000/max(1, t.params[rules.OpinionTriggered]))
	}
	for ally := rules.RUS; ally < rules.Seats; ally++ {
		pull := t.params[rules.CredWitness]
		switch {
		case ally == b.Claimant:
			pull = t.params[rules.CredPull]
		case ally == b.Obligor || s.Pair(rules.Cohesion, b.Obligor, ally) == 0:
			continue
		}
		cred := s.Pair(rules.Cred, b.Obligor, ally)
		s.AddPair(rules.Cred, b.Obligor, ally, (level-cred)*pull/1000*clear/1000)
	}
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
