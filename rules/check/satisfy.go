package check

import (
	"fmt"
	"math/bits"

	"casus/rules"
)

// maxSteps bounds the search for a way to make a trigger's conditions true, in
// goals taken up and nodes copied; what needs more is taken to be possible.
const maxSteps = 50_000

// packSteps bounds the search over a whole pack; the shipped rules need 13,000.
const packSteps = 300_000

// goal is a yes/no part that must be so (or, with yes false, must not), with
// the countries its variables stand for.
type goal struct {
	e    *rules.Expr
	yes  bool
	vars [rules.MaxVars]rules.Seat
}

// known is what the goals met so far leave open of each fact: a range of a
// number, or the values of a closed list, one bit each.
type known struct {
	span map[string]span
	mask map[string]uint64
}

// solver looks for facts that meet all goals at once. It errs on the side of
// finding some: sums, and comparisons of two facts, narrow nothing.
type solver struct{ steps int }

func newKnown(kinds uint64) known {
	k := known{map[string]span{}, map[string]uint64{}}
	k.mask[rules.EventKind.Name()] = kinds
	return k
}

func (k known) clone() known {
	out := known{make(map[string]span, len(k.span)), make(map[string]uint64, len(k.mask))}
	for name, s := range k.span {
		out.span[name] = s
	}
	for name, m := range k.mask {
		out.mask[name] = m
	}
	return out
}

// possible takes the goals apart: what must all be so narrows what is known,
// and of alternatives one after the other is tried.
func (s *solver) possible(goals []goal, k known) bool {
	var choices [][]goal
	var late []goal
	for len(goals) > 0 {
		if s.steps++; s.steps > maxSteps {
			return true
		}
		g := goals[len(goals)-1]
		goals = goals[:len(goals)-1]
		parts, all, joined := g.parts()
		switch {
		case joined && all:
			goals = append(goals, parts...)
		case joined:
			choices = append(choices, parts)
		case g.rests():
			late = append(late, g)
		case !k.narrow(g):
			return false
		}
	}
	for _, g := range late {
		if !k.narrow(g) {
			return false
		}
	}
	if len(choices) == 0 {
		return true
	}
	rest := choices[1:]
	for _, first := range choices[0] {
		if s.steps > maxSteps {
			return true
		}
		next := []goal{first}
		for _, c := range rest {
			next = append(next, goal{e: s.anyOf(c), yes: true, vars: first.vars})
		}
		if s.possible(next, k.clone()) {
			return true
		}
	}
	return false
}

// anyOf folds alternatives back into one part; their variables are all bound,
// so each becomes a node of its own that remembers its goal.
func (s *solver) anyOf(goals []goal) *rules.Expr {
	e := &rules.Expr{Op: rules.OpOr, Type: rules.TypeBool}
	for _, g := range goals {
		e.Kids = append(e.Kids, s.bound(g))
	}
	return e
}

// bound replaces a goal's variables by the countries they stand for.
func (s *solver) bound(g goal) *rules.Expr {
	out := s.replace(g.e, &g.vars)
	if !g.yes {
		out = &rules.Expr{Op: rules.OpNot, Type: rules.TypeBool, Kids: []*rules.Expr{out}}
	}
	return out
}

func (s *solver) replace(e *rules.Expr, vars *[rules.MaxVars]rules.Seat) *rules.Expr {
	s.steps++
	if e.Op == rules.OpVar && vars[e.Slot] < rules.NONE {
		return &rules.Expr{Op: rules.OpConst, Type: e.Type, Value: int32(vars[e.Slot]), Text: e.Text}
	}
	out := *e
	inner := *vars
	if e.Op == rules.OpExists || e.Op == rules.OpAll {
		inner[e.Slot] = rules.NONE
	}
	out.Kids = make([]*rules.Expr, len(e.Kids))
	for i, kid := range e.Kids {
		out.Kids[i] = s.replace(kid, &inner)
	}
	return &out
}

// parts takes one joint apart: all parts must be so, or any.
func (g goal) parts() (parts []goal, all, joined bool) {
	switch g.e.Op {
	case rules.OpNot:
		return []goal{{g.e.Kids[0], !g.yes, g.vars}}, true, true
	case rules.OpAnd, rules.OpOr:
		for _, kid := range g.e.Kids {
			parts = append(parts, goal{kid, g.yes, g.vars})
		}
		return parts, (g.e.Op == rules.OpAnd) == g.yes, true
	case rules.OpExists, rules.OpAll:
		for m := g.e.Mask; m != 0; m &= m - 1 {
			vars := g.vars
			vars[g.e.Slot] = rules.Seat(bits.TrailingZeros64(m))
			parts = append(parts, goal{g.e.Kids[0], g.yes, vars})
		}
		return parts, (g.e.Op == rules.OpAll) == g.yes, true
	}
	return nil, false, false
}

// rests reports parts that say more once the others are known: a number that
// is not one value, two facts that are the same.
func (g goal) rests() bool {
	if g.e.Op != rules.OpEq && g.e.Op != rules.OpNe {
		return false
	}
	if g.e.Kids[0].Type == rules.TypeInt {
		return (g.e.Op == rules.OpNe) == g.yes
	}
	_, left := g.fixed(g.e.Kids[0])
	_, right := g.fixed(g.e.Kids[1])
	return !left && !right
}

// key names a fact with its countries: tension[PRK][event.actor].
func (g goal) key(e *rules.Expr) string {
	name := rules.Facts[e.Fact].Name
	if e.Op == rules.OpFact {
		return e.Fact.Name()
	}
	keys := make([]string, len(e.Kids))
	for i, kid := range e.Kids {
		if v, ok := g.fixed(kid); ok {
			keys[i] = fmt.Sprint(v)
		} else {
			keys[i] = g.key(kid)
		}
	}
	if e.Fact.Symmetric() && keys[0] > keys[1] {
		keys[0], keys[1] = keys[1], keys[0]
	}
	return fmt.Sprint(name, keys)
}

// fixed is the value of a part that no fact decides.
func (g goal) fixed(e *rules.Expr) (int64, bool) {
	switch e.Op {
	case rules.OpConst:
		return int64(e.Value), true
	case rules.OpVar:
		return int64(g.vars[e.Slot]), true
	case rules.OpNeg:
		v, ok := g.fixed(e.Kids[0])
		return -v, ok
	}
	return 0, false
}
