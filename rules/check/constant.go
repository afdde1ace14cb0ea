package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkConstant finds conditions that are always or never true whatever the
// facts: a trigger that cannot fire, an exception that cannot block, a number
// outside its scale, a question whose answer the clause already knows, such as
// a kind of event the trigger does not listen to.
func checkConstant(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, c := range p.Clauses {
		for i := range c.Triggers {
			t := &c.Triggers[i]
			b := bounds{kinds: t.Kinds, clause: c}
			errs = append(errs, b.constant(&t.When, "the trigger of "+c.ID+" %s; a clause must depend on something")...)
			for j := range t.Unless {
				e := &t.Unless[j]
				errs = append(errs, b.constant(&e.When, "the exception "+e.ID+" of "+c.ID+" %s; then it blocks always or never")...)
			}
		}
	}
	return errs
}

// constant reports a condition that cannot go both ways, and any part of it.
func (b bounds) constant(cond *rules.Condition, format string) parse.Errors {
	if s := b.truth(cond.Expr); s.low == s.high {
		return parse.Errors{parse.At(cond.Pos, format, verdict(s))}
	}
	var errs parse.Errors
	cond.Expr.Walk(func(e *rules.Expr) {
		if e.Type != rules.TypeBool || e.Op == rules.OpConst || len(errs) > 0 {
			return
		}
		if s := b.truth(e); s.low == s.high {
			errs = append(errs, parse.At(e.Pos, "%q %s; look at the scale of the fact and at what the trigger listens to", e.Text, verdict(s)))
		}
	})
	return errs
}

func verdict(s span) string {
	if s.low == 1 {
		return "is always true"
	}
	return "is never true"
}
