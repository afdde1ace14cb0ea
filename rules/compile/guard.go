package compile

import (
	"slices"

	"casus/rules"
)

// guard splits a trigger's condition in two: Guard is what its parts say that
// look at nothing but who did what to whom, Rest what is left. Both together
// are the whole condition; the index asks the guard once, when the pack loads.
func guard(t *rules.Trigger) {
	if t.When.Expr == nil {
		return // it did not compile, and the pack will be refused
	}
	var fixed, rest []*rules.Expr
	for _, part := range conjuncts(t.When.Expr) {
		if rests(part, pairFacts) {
			fixed = append(fixed, part)
		} else {
			rest = append(rest, part)
		}
	}
	t.Guard, t.Rest = and(truths(fixed)), and(truths(rest))
}

// pairFacts are the facts of an event that the index knows it by.
var pairFacts = []rules.Fact{rules.EventKind, rules.EventActor, rules.EventTarget}

func conjuncts(e *rules.Expr) []*rules.Expr {
	if e.Op == rules.OpAnd {
		return e.Kids
	}
	return []*rules.Expr{e}
}

// rests reports whether a tree reads no other facts than the given ones and
// names no dispute: whether its answer rests on them and the variables alone.
func rests(e *rules.Expr, on []rules.Fact) bool {
	fixed := true
	e.Walk(func(n *rules.Expr) {
		switch n.Op {
		case rules.OpFact:
			fixed = fixed && slices.Contains(on, n.Fact)
		case rules.OpCountry, rules.OpPair, rules.OpDispute:
			fixed = false
		}
	})
	return fixed
}

// narrow takes out of a quantifier what its body decides by the country alone:
// of exists(t, !(t in parties) && ...) the parties, of all(t, t in parties ||
// ...) the same. What is left of the body is asked of what is left of the set.
func narrow(e *rules.Expr) (mask uint64, body []*rules.Expr) {
	deciding, decided := rules.OpAnd, false
	if e.Op == rules.OpAll {
		deciding, decided = rules.OpOr, true
	}
	parts := []*rules.Expr{e.Kids[0]}
	if e.Kids[0].Op == deciding {
		parts = e.Kids[0].Kids
	}
	mask = e.Mask
	for _, part := range parts {
		if !rests(part, nil) || !only(part, e.Slot) {
			body = append(body, part)
			continue
		}
		mask = decide(truth(part), e.Slot, mask, decided)
	}
	return mask, body
}

// only reports whether a tree mentions no other variable than that in a slot.
func only(e *rules.Expr, slot int) bool {
	alone := true
	e.Walk(func(n *rules.Expr) { alone = alone && (n.Op != rules.OpVar || n.Slot == slot) })
	return alone
}

// decide takes out of a set the countries for which a question is settled.
func decide(f func(*rules.Env) bool, slot int, mask uint64, settled bool) uint64 {
	var env rules.Env
	for c := rules.RUS; c <= rules.NONE; c++ {
		env.Vars[slot] = c
		if f(&env) == settled {
			mask &^= 1 << c
		}
	}
	return mask
}

// cheapFirst orders the parts of an and or an or by what asking them costs.
// Conditions have no side effects and no errors, so the order cannot show.
func cheapFirst(kids []*rules.Expr) []*rules.Expr {
	out := slices.Clone(kids)
	slices.SortStableFunc(out, func(a, b *rules.Expr) int { return cost(a) - cost(b) })
	return out
}

// cost estimates the nanoseconds a part takes at worst.
func cost(e *rules.Expr) int {
	own := map[rules.Op]int{rules.OpConst: 0, rules.OpDispute: 1, rules.OpVar: 1, rules.OpCountry: 3, rules.OpPair: 4}
	sum, ok := own[e.Op]
	if !ok {
		sum = 2
	}
	for _, k := range e.Kids {
		sum += cost(k)
	}
	if e.Op == rules.OpExists || e.Op == rules.OpAll {
		sum *= rules.Seats
	}
	return sum
}
