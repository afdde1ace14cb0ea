package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// narrow takes one smallest part into account and reports false when it
// contradicts what is known.
func (k known) narrow(g goal) bool {
	e := g.e
	switch e.Op {
	case rules.OpConst:
		return (e.Value != 0) == g.yes
	case rules.OpDispute:
		return k.keep(parse.DisputeIDs[e.Slot], flag(g.yes))
	case rules.OpFact, rules.OpCountry, rules.OpPair:
		return k.keep(g.key(e), flag(g.yes))
	case rules.OpIn:
		mask := e.Mask
		if !g.yes {
			mask = ^mask
		}
		return k.value(g, e.Kids[0], mask)
	}
	left, right := e.Kids[0], e.Kids[1]
	if left.Type == rules.TypeBool {
		return true
	}
	op := e.Op
	if !g.yes {
		op = opposite[op]
	}
	if left.Type != rules.TypeInt {
		return k.same(g, left, right, op == rules.OpEq)
	}
	return k.order(g, left, right, op)
}

var opposite = map[rules.Op]rules.Op{
	rules.OpEq: rules.OpNe, rules.OpNe: rules.OpEq, rules.OpLt: rules.OpGe,
	rules.OpGe: rules.OpLt, rules.OpGt: rules.OpLe, rules.OpLe: rules.OpGt,
}

var mirrored = map[rules.Op]rules.Op{
	rules.OpEq: rules.OpEq, rules.OpNe: rules.OpNe, rules.OpLt: rules.OpGt,
	rules.OpGe: rules.OpLe, rules.OpGt: rules.OpLt, rules.OpLe: rules.OpGe,
}

func flag(yes bool) uint64 {
	if yes {
		return 2
	}
	return 1
}

// keep leaves a fact only the values of a mask.
func (k known) keep(name string, mask uint64) bool {
	if old, ok := k.mask[name]; ok {
		mask &= old
	}
	k.mask[name] = mask
	return mask != 0
}

// value leaves a part of a closed list only the values of a mask.
func (k known) value(g goal, e *rules.Expr, mask uint64) bool {
	if v, ok := g.fixed(e); ok {
		return mask>>uint(v)&1 == 1
	}
	return k.keep(g.key(e), mask)
}

// same makes two parts of a closed list equal or different.
func (k known) same(g goal, left, right *rules.Expr, equal bool) bool {
	if _, ok := g.fixed(left); ok {
		left, right = right, left
	}
	v, ok := g.fixed(right)
	switch {
	case ok && equal:
		return k.value(g, left, 1<<uint(v))
	case ok:
		return k.value(g, left, ^(uint64(1) << uint(v)))
	}
	a, b := g.key(left), g.key(right)
	if a == b {
		return equal
	}
	if l, ok := k.mask[a]; ok && equal {
		return k.keep(b, l)
	}
	return true
}

// order compares a number with a fixed one and narrows its range.
func (k known) order(g goal, left, right *rules.Expr, op rules.Op) bool {
	if _, ok := g.fixed(left); ok {
		left, right, op = right, left, mirrored[op]
	}
	v, ok := g.fixed(right)
	if !ok || left.Op != rules.OpFact && left.Op != rules.OpCountry && left.Op != rules.OpPair {
		return true
	}
	name := g.key(left)
	s, seen := k.span[name]
	if !seen {
		s = number(left)
	}
	switch op {
	case rules.OpEq:
		s.low, s.high = max(s.low, v), min(s.high, v)
	case rules.OpNe:
		if s.low == v {
			s.low++
		}
		if s.high == v {
			s.high--
		}
	case rules.OpLt:
		s.high = min(s.high, v-1)
	case rules.OpLe:
		s.high = min(s.high, v)
	case rules.OpGt:
		s.low = max(s.low, v+1)
	case rules.OpGe:
		s.low = max(s.low, v)
	}
	k.span[name] = s
	return s.low <= s.high
}
