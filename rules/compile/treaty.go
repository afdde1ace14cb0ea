package compile

import (
	"math/bits"

	"casus/rules"
	"casus/rules/parse"
)

// scoped is a condition with what its names stand for.
type scoped struct {
	cond  *rules.Condition
	scope Scope
}

// Treaty compiles every condition of an instrument and lists the bindings of
// its clauses.
func (c *Compiler) Treaty(t *rules.Treaty) parse.Errors {
	var errs parse.Errors
	for _, clause := range t.Clauses {
		if taken := c.taken(clause); taken != nil {
			errs = append(errs, taken)
			continue
		}
		errs = append(errs, c.clause(t, clause)...)
	}
	return errs
}

func (c *Compiler) clause(t *rules.Treaty, clause *rules.Clause) parse.Errors {
	var errs parse.Errors
	for _, s := range ofClause(t, clause) {
		errs = append(errs, c.Condition(s.cond, s.scope)...)
		clause.Disputes |= s.cond.Disputes
	}
	if n := bits.OnesCount32(clause.Disputes); n > MaxDisputes {
		errs = append(errs, parse.At(clause.Pos, "the clause names %d disputes; %d are the most, split it", n, MaxDisputes))
	}
	clause.Bindings = Bindings(clause)
	for i := range clause.Triggers {
		guard(&clause.Triggers[i])
		trigger := &clause.Triggers[i]
		trigger.Widens = widens(clause, trigger)
		trigger.Steady = trigger.OnTurn && trigger.Edge == rules.Rising && len(trigger.Unless) == 0 && trigger.When.Disputes == 0
	}
	return errs
}

// taken finds a variable whose name means something already.
func (c *Compiler) taken(clause *rules.Clause) *parse.Error {
	for _, v := range clause.Bind {
		if m, ok := c.means[v.Name]; ok {
			return parse.At(v.Pos, "the variable %q already means %s; choose another name", v.Name, a(m.typ))
		}
	}
	return nil
}

// ofClause lists the conditions of a clause.
func ofClause(t *rules.Treaty, c *rules.Clause) []scoped {
	scope := Scope{Params: t.Params, Parties: t.Parties, Event: true}
	for _, v := range c.Bind {
		scope.Vars = append(scope.Vars, v.Name)
	}
	var out []scoped
	for i := range c.Triggers {
		trigger, s := &c.Triggers[i], scope
		if trigger.OnTurn {
			s = scope.without("the trigger is on the turn; listen to a kind of event instead")
		}
		out = append(out, scoped{&trigger.When, s})
		for j := range trigger.Unless {
			out = append(out, scoped{&trigger.Unless[j].When, s})
		}
	}
	if c.Request != nil && c.Request.Needed != nil {
		out = append(out, scoped{c.Request.Needed, scope.without("whether a request is needed must hold for every event")})
	}
	if c.Perform != nil {
		for i := range c.Perform.AnyOf {
			if when := c.Perform.AnyOf[i].When; when != nil {
				out = append(out, scoped{when, scope})
			}
		}
	}
	if c.Lapse != nil {
		out = append(out, scoped{c.Lapse, scope.without("lapse is asked at the end of a turn")})
	}
	return out
}

// without is the scope where no event is at hand.
func (s Scope) without(why string) Scope {
	s.Event, s.Why = false, why
	return s
}

// Action compiles an order's condition and those of its effects. The variables
// are actor and target.
func (c *Compiler) Action(act *rules.Action) parse.Errors { return c.each(ofAction(act)) }

// Inject compiles an inject's condition and those of its effects.
func (c *Compiler) Inject(in *rules.Inject) parse.Errors { return c.each(ofInject(in)) }

// Scenario compiles the conditions of a success test.
func (c *Compiler) Scenario(s *rules.Scenario) parse.Errors { return c.each(ofScenario(s)) }

func (c *Compiler) each(conditions []scoped) parse.Errors {
	var errs parse.Errors
	for _, s := range conditions {
		errs = append(errs, c.Condition(s.cond, s.scope)...)
	}
	return errs
}

func ofAction(act *rules.Action) []scoped {
	s := Scope{Vars: []string{"actor", "target"}, Why: "an order is judged before it has done anything"}
	out := ofEffects(act.Effects, s)
	if act.When != nil {
		out = append(out, scoped{act.When, s})
	}
	return out
}

func ofInject(in *rules.Inject) []scoped {
	why := "an inject is drawn before anything has happened"
	out := ofEffects(in.Effects, Scope{Vars: []string{"actor", "target"}, Why: why})
	if in.When != nil {
		out = append(out, scoped{in.When, Scope{Why: why}})
	}
	return out
}

func ofScenario(s *rules.Scenario) []scoped {
	var out []scoped
	for i := range s.Success {
		if when := s.Success[i].When; when != nil {
			out = append(out, scoped{when, Scope{Why: "a success test is asked at the end of a turn"}})
		}
	}
	return out
}

func ofEffects(effects []rules.Effect, s Scope) []scoped {
	var out []scoped
	for i := range effects {
		if effects[i].When != nil {
			out = append(out, scoped{effects[i].When, s})
		}
	}
	return out
}
