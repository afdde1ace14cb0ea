package compile

import (
	"math/bits"

	"casus/rules"
)

// truth compiles a yes/no tree to a closure. The shapes that make up most of
// the shipped rules have closures of their own: a compare of one fact with a
// number costs one call instead of three.
func truth(e *rules.Expr) func(*rules.Env) bool {
	switch e.Op {
	case rules.OpConst:
		yes := e.Value != 0
		return func(*rules.Env) bool { return yes }
	case rules.OpFact, rules.OpCountry, rules.OpPair:
		return compareConst(rules.OpNe, e, 0)
	case rules.OpDispute:
		bit := uint32(1) << e.Slot
		return func(env *rules.Env) bool { return env.Disputes&bit != 0 }
	case rules.OpNot:
		return negated(e.Kids[0])
	case rules.OpAnd:
		return and(truths(e.Kids))
	case rules.OpOr:
		return or(truths(e.Kids))
	case rules.OpIn:
		return in(e)
	case rules.OpExists:
		return exists(e)
	case rules.OpAll:
		return all(e)
	}
	return compare(e)
}

// truths compiles the parts of an and or an or, cheap ones first.
func truths(kids []*rules.Expr) []func(*rules.Env) bool {
	out := make([]func(*rules.Env) bool, len(kids))
	for i, k := range cheapFirst(kids) {
		out[i] = truth(k)
	}
	return out
}

func negated(kid *rules.Expr) func(*rules.Env) bool {
	if kid.Op == rules.OpFact || kid.Op == rules.OpCountry || kid.Op == rules.OpPair {
		return compareConst(rules.OpEq, kid, 0)
	}
	f := truth(kid)
	return func(env *rules.Env) bool { return !f(env) }
}

func and(f []func(*rules.Env) bool) func(*rules.Env) bool {
	switch len(f) {
	case 0:
		return func(*rules.Env) bool { return true }
	case 1:
		return f[0]
	case 2:
		a, b := f[0], f[1]
		return func(env *rules.Env) bool { return a(env) && b(env) }
	case 3:
		a, b, c := f[0], f[1], f[2]
		return func(env *rules.Env) bool { return a(env) && b(env) && c(env) }
	}
	return func(env *rules.Env) bool {
		for _, g := range f {
			if !g(env) {
				return false
			}
		}
		return true
	}
}

func or(f []func(*rules.Env) bool) func(*rules.Env) bool {
	switch len(f) {
	case 0:
		return func(*rules.Env) bool { return false }
	case 1:
		return f[0]
	case 2:
		a, b := f[0], f[1]
		return func(env *rules.Env) bool { return a(env) || b(env) }
	}
	return func(env *rules.Env) bool {
		for _, g := range f {
			if g(env) {
				return true
			}
		}
		return false
	}
}

// in tests one bit; every value of a closed list is below 64.
func in(e *rules.Expr) func(*rules.Env) bool {
	mask := e.Mask
	switch kid := e.Kids[0]; kid.Op {
	case rules.OpFact:
		i := kid.Index
		return func(env *rules.Env) bool { return mask>>uint32(env.Frame[i])&1 == 1 }
	case rules.OpVar:
		s := kid.Slot
		return func(env *rules.Env) bool { return mask>>env.Vars[s]&1 == 1 }
	default:
		f := number(kid)
		return func(env *rules.Env) bool { return mask>>uint64(f(env))&1 == 1 }
	}
}

func exists(e *rules.Expr) func(*rules.Env) bool {
	mask, parts := narrow(e)
	if row, ok := cells(cheapFirst(parts)); ok {
		return someone(row, e.Slot, mask)
	}
	body, slot := and(truths(parts)), e.Slot
	return func(env *rules.Env) bool {
		for m := mask; m != 0; m &= m - 1 {
			env.Vars[slot] = rules.Seat(bits.TrailingZeros64(m))
			if body(env) {
				return true
			}
		}
		return false
	}
}

func all(e *rules.Expr) func(*rules.Env) bool {
	mask, parts := narrow(e)
	if row, ok := cells(flipped(cheapFirst(parts))); ok {
		other := someone(row, e.Slot, mask)
		return func(env *rules.Env) bool { return !other(env) }
	}
	body, slot := or(truths(parts)), e.Slot
	return func(env *rules.Env) bool {
		for m := mask; m != 0; m &= m - 1 {
			env.Vars[slot] = rules.Seat(bits.TrailingZeros64(m))
			if !body(env) {
				return false
			}
		}
		return true
	}
}
