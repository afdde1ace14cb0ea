package compile

import "casus/rules"

// compare compiles == != < <= > >=.
func compare(e *rules.Expr) func(*rules.Env) bool {
	left, right := e.Kids[0], e.Kids[1]
	if right.Op == rules.OpConst {
		return compareConst(e.Op, left, int64(right.Value))
	}
	if left.Op == rules.OpFact && right.Op == rules.OpVar && (e.Op == rules.OpEq || e.Op == rules.OpNe) {
		i, s, equal := left.Index, right.Slot, e.Op == rules.OpEq
		return func(env *rules.Env) bool { return (env.Frame[i] == int32(env.Vars[s])) == equal }
	}
	a, b := number(left), number(right)
	switch e.Op {
	case rules.OpEq:
		return func(env *rules.Env) bool { return a(env) == b(env) }
	case rules.OpNe:
		return func(env *rules.Env) bool { return a(env) != b(env) }
	case rules.OpLt:
		return func(env *rules.Env) bool { return a(env) < b(env) }
	case rules.OpLe:
		return func(env *rules.Env) bool { return a(env) <= b(env) }
	case rules.OpGt:
		return func(env *rules.Env) bool { return a(env) > b(env) }
	}
	return func(env *rules.Env) bool { return a(env) >= b(env) }
}

// compareConst compiles a compare with a fixed number. In whole numbers > c is
// >= c+1 and <= c is < c+1, which leaves four operators.
func compareConst(op rules.Op, left *rules.Expr, c int64) func(*rules.Env) bool {
	switch op {
	case rules.OpGt:
		op, c = rules.OpGe, c+1
	case rules.OpLe:
		op, c = rules.OpLt, c+1
	}
	switch left.Op {
	case rules.OpFact:
		return compareFact(op, left.Index, c)
	case rules.OpCountry, rules.OpPair:
		if between(left) {
			return compareBound(op, left, c)
		}
		return compareEntry(op, address(left), c)
	}
	f := number(left)
	switch op {
	case rules.OpEq:
		return func(env *rules.Env) bool { return f(env) == c }
	case rules.OpNe:
		return func(env *rules.Env) bool { return f(env) != c }
	case rules.OpLt:
		return func(env *rules.Env) bool { return f(env) < c }
	}
	return func(env *rules.Env) bool { return f(env) >= c }
}

func compareFact(op rules.Op, i int, c int64) func(*rules.Env) bool {
	switch op {
	case rules.OpEq:
		return func(env *rules.Env) bool { return int64(env.Frame[i]) == c }
	case rules.OpNe:
		return func(env *rules.Env) bool { return int64(env.Frame[i]) != c }
	case rules.OpLt:
		return func(env *rules.Env) bool { return int64(env.Frame[i]) < c }
	}
	return func(env *rules.Env) bool { return int64(env.Frame[i]) >= c }
}

// compareBound compares an entry of a table by pair whose row and column are
// variables: the usual way a condition looks at the state.
func compareBound(op rules.Op, e *rules.Expr, c int64) func(*rules.Env) bool {
	base, a, b := e.Index, e.Kids[0].Slot, e.Kids[1].Slot
	switch op {
	case rules.OpEq:
		return func(env *rules.Env) bool { return bound(env, base, a, b) == c }
	case rules.OpNe:
		return func(env *rules.Env) bool { return bound(env, base, a, b) != c }
	case rules.OpLt:
		return func(env *rules.Env) bool { return bound(env, base, a, b) < c }
	}
	return func(env *rules.Env) bool { return bound(env, base, a, b) >= c }
}

// bound is small enough to be inlined.
func bound(env *rules.Env, base, a, b int) int64 {
	return int64(env.Frame[base+env.Vars[a].Column()*rules.Stride+env.Vars[b].Column()])
}

func compareEntry(op rules.Op, at func(*rules.Env) int, c int64) func(*rules.Env) bool {
	switch op {
	case rules.OpEq:
		return func(env *rules.Env) bool { return int64(env.Frame[at(env)]) == c }
	case rules.OpNe:
		return func(env *rules.Env) bool { return int64(env.Frame[at(env)]) != c }
	case rules.OpLt:
		return func(env *rules.Env) bool { return int64(env.Frame[at(env)]) < c }
	}
	return func(env *rules.Env) bool { return int64(env.Frame[at(env)]) >= c }
}
