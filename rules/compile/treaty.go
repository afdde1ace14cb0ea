package compile

import (
	"math/bits"

	"casus/rules"
	"casus/rules/parse"
)

// Treaty compiles every condition of an instrument and lists the bindings of
// its clauses.
func (c *Compiler) Treaty(t *rules.Treaty) parse.Errors {
	var errs parse.Errors
	for _, clause := range t.Clauses {
		errs = append(errs, c.clause(t, clause)...)
	}
	return errs
}

func (c *Compiler) clause(t *rules.Treaty, clause *rules.Clause) parse.Errors {
	var errs parse.Errors
	scope := Scope{Params: t.Params, Parties: t.Parties, Event: true}
	for _, v := range clause.Bind {
		if m, taken := c.means[v.Name]; taken {
			errs = append(errs, parse.At(v.Pos, "the variable %q already means %s; choose another name", v.Name, a(m.typ)))
			return errs
		}
		scope.Vars = append(scope.Vars, v.Name)
	}
	compile := func(cond *rules.Condition, s Scope) {
		errs = append(errs, c.Condition(cond, s)...)
		if cond != nil {
			clause.Disputes |= cond.Disputes
		}
	}
	for i := range clause.Triggers {
		trigger := &clause.Triggers[i]
		s := scope
		if trigger.OnTurn {
			s.Event, s.Why = false, "the trigger is on the turn; listen to a kind of event instead"
		}
		compile(&trigger.When, s)
		for j := range trigger.Unless {
			compile(&trigger.Unless[j].When, s)
		}
	}
	c.life(clause, scope, compile)
	if n := bits.OnesCount32(clause.Disputes); n > MaxDisputes {
		errs = append(errs, parse.At(clause.Pos, "the clause names %d disputes; %d are the most, split it", n, MaxDisputes))
	}
	clause.Bindings = Bindings(clause)
	return errs
}

// life compiles the conditions that steer a duty once it exists.
func (c *Compiler) life(clause *rules.Clause, scope Scope, compile func(*rules.Condition, Scope)) {
	if clause.Request != nil {
		s := scope
		s.Event, s.Why = false, "whether a request is needed must hold for every event"
		compile(clause.Request.Needed, s)
	}
	if clause.Perform != nil {
		for i := range clause.Perform.AnyOf {
			compile(clause.Perform.AnyOf[i].When, scope)
		}
	}
	s := scope
	s.Event, s.Why = false, "lapse is asked at the end of a turn"
	compile(clause.Lapse, s)
}

// Action compiles an order's condition and those of its effects. The variables
// are actor and target.
func (c *Compiler) Action(act *rules.Action) parse.Errors {
	s := orderScope("an order is judged before it has done anything")
	errs := c.Condition(act.When, s)
	return append(errs, c.effects(act.Effects, s)...)
}

// Inject compiles an inject's condition and those of its effects.
func (c *Compiler) Inject(in *rules.Inject) parse.Errors {
	errs := c.Condition(in.When, Scope{Why: "an inject is drawn before anything has happened"})
	return append(errs, c.effects(in.Effects, orderScope("effects follow the inject, not an event"))...)
}

func (c *Compiler) effects(effects []rules.Effect, s Scope) parse.Errors {
	var errs parse.Errors
	for i := range effects {
		errs = append(errs, c.Condition(effects[i].When, s)...)
	}
	return errs
}

func orderScope(why string) Scope { return Scope{Vars: []string{"actor", "target"}, Why: why} }
