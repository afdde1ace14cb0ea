package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkNever finds triggers whose parts contradict each other for every
// binding and every event listened to, kinds of event for which the condition
// can never hold, exceptions that never block where the trigger holds, or
// always do, and lapses that can never come. Parts that are settled on their
// own are checkConstant's.
func checkNever(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	spent := 0
	for _, c := range p.Clauses {
		for i := range c.Triggers {
			n := &never{clause: c, trigger: &c.Triggers[i], solver: &solver{}}
			errs = append(errs, n.check()...)
			spent += n.solver.steps
		}
		if c.Lapse != nil {
			n := &never{clause: c, trigger: &rules.Trigger{OnTurn: true}, solver: &solver{}}
			if !n.can(1<<rules.KindNone, so(c.Lapse)) {
				errs = append(errs, parse.At(c.Lapse.Pos, "%s can never lapse: the parts of this condition contradict each other", c.ID))
			}
			spent += n.solver.steps
		}
		if spent > packSteps {
			return errs
		}
	}
	return errs
}

// never asks about one trigger.
type never struct {
	clause  *rules.Clause
	trigger *rules.Trigger
	solver  *solver
}

// want is a condition that must hold, or must not.
type want struct {
	cond *rules.Condition
	yes  bool
}

func so(c *rules.Condition) want    { return want{c, true} }
func notSo(c *rules.Condition) want { return want{c, false} }

// can reports whether some binding and some event of the kinds meet all wants.
func (n *never) can(kinds uint64, wants ...want) bool {
	for i := range n.clause.Bindings {
		goals := make([]goal, len(wants))
		for k, w := range wants {
			goals[k] = goal{w.cond.Expr, w.yes, n.clause.Bindings[i].Vars}
		}
		if n.solver.possible(goals, newKnown(kinds)) {
			return true
		}
	}
	return len(n.clause.Bindings) == 0
}

func (n *never) check() parse.Errors {
	t, c := n.trigger, n.clause
	kinds := t.Kinds
	if t.OnTurn {
		kinds = 1 << rules.KindNone
	}
	b := bounds{kinds: t.Kinds, clause: c}
	switch {
	case b.fixed(t.When.Expr) != nil:
		return nil
	case !n.can(kinds, so(&t.When)):
		return parse.Errors{parse.At(n.clash(kinds), "the trigger of %s can never hold: this contradicts what stands before it, for every way to fill %s", c.ID, variables(c))}
	}
	errs := n.kinds()
	barred := []want{so(&t.When)}
	for i := range t.Unless {
		x := &t.Unless[i]
		if b.fixed(x.When.Expr) != nil {
			continue
		}
		if !n.can(kinds, so(&t.When), so(&x.When)) {
			errs = append(errs, parse.At(x.When.Pos, "the exception %s of %s can never block: where the trigger holds, it does not", x.ID, c.ID))
			continue
		}
		barred = append(barred, notSo(&x.When))
		if !n.can(kinds, barred...) {
			errs = append(errs, parse.At(x.When.Pos, "%s can never fire: whenever its trigger holds, the exception %s or one before it blocks", c.ID, x.ID))
		}
	}
	return errs
}

// clash is the first part of the trigger after which nothing fits.
func (n *never) clash(kinds uint64) rules.Pos {
	e := n.trigger.When.Expr
	if e.Op != rules.OpAnd {
		return e.Pos
	}
	for i := range e.Kids {
		first := *e
		first.Kids = e.Kids[:i+1]
		if !n.can(kinds, want{&rules.Condition{Expr: &first}, true}) {
			return e.Kids[i].Pos
		}
	}
	return e.Pos
}

// kinds finds kinds of event the trigger listens to in vain.
func (n *never) kinds() parse.Errors {
	var errs parse.Errors
	for k := rules.Kind(0); int(k) < rules.KindCount; k++ {
		if n.trigger.Listens(k) && !n.can(1<<k, so(&n.trigger.When)) {
			errs = append(errs, parse.At(n.trigger.When.Pos, "%s listens to %s, and this condition can never hold for it; take %s off the list after on", n.clause.ID, k, k))
		}
	}
	return errs
}

func variables(c *rules.Clause) string {
	out := ""
	for i, v := range c.Bind {
		switch {
		case i == 0:
		case i == len(c.Bind)-1:
			out += " and "
		default:
			out += ", "
		}
		out += v.Name
	}
	return out
}
