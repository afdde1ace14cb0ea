package mechanism

import (
	"casus/engine/world"
	"casus/rules"
)

// What a decision of the Council does to enforcement, permille of full
// enforcement. Design values: the size of the steps is a judgement, their signs
// follow the record (a veto of March 2024 ended the monitoring, sanctions stayed
// on paper, eleven states set up a team of their own in October 2024).
const (
	boundBy      = 50  // new measures, for everybody who must carry them out
	liftedBy     = 100 // measures lifted
	vetoErodes   = 60  // the power that blocked no longer enforces what it dislikes
	friendErodes = 30  // other partners of the state
	teamRestores = 10  // those who watch together outside the Council
	adversarial  = 400 // tension from which a state joins such a team
)

// bind makes new measures law for all.
func bind(c Context) {
	t := c.Act.Target
	c.State.Add(rules.SoftPower, t, -40)
	c.State.Add(rules.Econ, t, -10)
	c.enforce(func(rules.Seat) int32 { return boundBy })
}

// lift takes measures off for all.
func lift(c Context) {
	c.State.Add(rules.SoftPower, c.Act.Target, 20)
	c.enforce(func(rules.Seat) int32 { return -liftedBy })
}

// blocked books a veto for a client: measures and their enforcement fray, which
// a coalition outside the Council makes good in part.
func blocked(c Context, by rules.Seat) {
	s, t := c.State, c.Act.Target
	s.Add(rules.SoftPower, by, -20)
	s.AddPair(rules.Cohesion, by, t, 60)
	c.Work.Warm(by, c.Act.Actor, 15)
	c.vetoed(by)
	c.enforce(func(o rules.Seat) int32 {
		switch {
		case o == by:
			return -vetoErodes
		case s.Pair(rules.Cohesion, o, t) > 0:
			return -friendErodes
		case s.Pair(rules.Tension, o, t) >= adversarial:
			return teamRestores
		}
		return 0
	})
}

// refused books a veto of relief: nothing is lifted, and the sponsor has shown
// its client that it tried.
func refused(c Context, by rules.Seat) {
	c.State.Add(rules.SoftPower, by, -10)
	c.Work.Warm(by, c.Act.Actor, 10)
	c.State.AddPair(rules.Cohesion, c.Act.Actor, c.Act.Target, 10)
	c.vetoed(by)
}

// enforce moves what each other seat enforces against the target.
func (c Context) enforce(step func(rules.Seat) int32) {
	t := c.Act.Target
	for o := rules.RUS; o < rules.Seats; o++ {
		if o != t {
			c.State.AddPair(rules.Sanctions, o, t, step(o))
		}
	}
}

// record tells how the vote went, and gives the entry's number.
func (c Context) record(outcome string, b *ballot) int32 {
	if !c.Work.Log.On() {
		c.State.NextEvent++
		return c.State.NextEvent
	}
	return c.Work.Log.Add(c.State, world.Entry{
		K: world.KVote, Actor: c.Act.Actor, Target: c.Act.Target, Against: b.veto, First: rules.NONE,
		To: outcome, Reason: b.String(), Cause: c.Act.Entry,
	})
}

// decided is the Council's own act, by which it keeps its duty under article 39.
func (c Context) decided(entry int32) {
	ev := world.NoEvent
	ev.Kind, ev.Actor, ev.Author, ev.Target, ev.Att = rules.Sanction, rules.UN, rules.UN, c.Act.Target, 1000
	ev.Severity = rules.Severity(rules.Sanction, 0, false, false)
	ev.Number = entry
	c.Work.Happen(ev)
}

// vetoed is the event that clauses listen to.
func (c Context) vetoed(by rules.Seat) {
	ev := world.NoEvent
	ev.Kind, ev.Actor, ev.Author, ev.Target, ev.Att = rules.Veto, by, by, c.Act.Target, 1000
	ev.Severity = rules.Severity(rules.Veto, 0, false, false)
	ev.Number = c.Work.Log.Add(c.State, world.Entry{
		K: world.KAct, Actor: by, Target: c.Act.Target, Kind: rules.Veto.String(), Sev: ev.Severity, Att: 1000,
		First: rules.NONE, Against: c.Act.Actor, Cause: c.Act.Entry,
	})
	c.Work.Happen(ev)
}
