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
			errs = append(errs, b.constant(&t.When, "the trigger of "+c.ID)...)
			for j := range t.Unless {
				errs = append(errs, b.constant(&t.Unless[j].When, "the exception "+t.Unless[j].ID+" of "+c.ID)...)
			}
		}
	}
	return errs
}

// constant reports the smallest part of a condition that cannot go both ways.
func (b bounds) constant(cond *rules.Condition, whose string) parse.Errors {
	part := b.fixed(cond.Expr)
	if part == nil {
		return nil
	}
	says := "is never true"
	if b.truth(part).low == 1 {
		says = "is always true"
	}
	const advice = "look at the scale of the fact, at what the trigger listens to and at who is bound"
	if whole := b.truth(cond.Expr); part != cond.Expr && whole.low == whole.high {
		return parse.Errors{parse.At(part.Pos, "%q %s, which settles %s once and for all; %s", part.Text, says, whose, advice)}
	}
	return parse.Errors{parse.At(part.Pos, "%q in %s %s; %s", part.Text, whose, says, advice)}
}

// fixed finds the first smallest part with one answer only, nil if there is
// none. A written true or false on its own is such a part.
func (b bounds) fixed(e *rules.Expr) *rules.Expr {
	if e.Type != rules.TypeBool {
		return nil
	}
	for _, k := range e.Kids {
		if part := b.fixed(k); part != nil {
			return part
		}
	}
	if s := b.truth(e); s.low == s.high {
		return e
	}
	return nil
}
