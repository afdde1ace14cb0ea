package explain

import (
	"math/bits"

	"casus/rules"
)

// Value evaluates a tree the obvious way: countries are seat numbers, yes is 1.
// It is the slow twin of the closures of package compile.
func Value(e *rules.Expr, env *rules.Env) int64 {
	kid := func(i int) int64 { return Value(e.Kids[i], env) }
	switch e.Op {
	case rules.OpConst:
		return int64(e.Value)
	case rules.OpFact, rules.OpCountry, rules.OpPair:
		v := int64(env.Frame[at(e, env)])
		if e.Type == rules.TypeBool {
			return truth(v != 0)
		}
		return v
	case rules.OpVar:
		return int64(env.Vars[e.Slot])
	case rules.OpDispute:
		return int64(env.Disputes >> e.Slot & 1)
	case rules.OpAnd, rules.OpOr:
		return truth(join(e, env))
	case rules.OpNot:
		return 1 - kid(0)
	case rules.OpAdd:
		return kid(0) + kid(1)
	case rules.OpSub:
		return kid(0) - kid(1)
	case rules.OpNeg:
		return -kid(0)
	case rules.OpIn:
		return int64(e.Mask >> uint64(kid(0)) & 1)
	case rules.OpExists, rules.OpAll:
		_, found := witness(e, env)
		return truth(found == (e.Op == rules.OpExists))
	}
	return truth(ordered(e.Op, kid(0), kid(1)))
}

// Holds evaluates a yes/no tree.
func Holds(e *rules.Expr, env *rules.Env) bool { return Value(e, env) != 0 }

func truth(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

func join(e *rules.Expr, env *rules.Env) bool {
	for _, k := range e.Kids {
		if Holds(k, env) == (e.Op == rules.OpOr) {
			return e.Op == rules.OpOr
		}
	}
	return e.Op == rules.OpAnd
}

func ordered(op rules.Op, a, b int64) bool {
	switch op {
	case rules.OpEq:
		return a == b
	case rules.OpNe:
		return a != b
	case rules.OpLt:
		return a < b
	case rules.OpLe:
		return a <= b
	case rules.OpGt:
		return a > b
	}
	return a >= b
}

// at is where a fact stands in the frame.
func at(e *rules.Expr, env *rules.Env) int {
	switch e.Op {
	case rules.OpCountry:
		return e.Fact.Of(rules.Seat(Value(e.Kids[0], env)))
	case rules.OpPair:
		return e.Fact.Pair(rules.Seat(Value(e.Kids[0], env)), rules.Seat(Value(e.Kids[1], env)))
	}
	return e.Fact.At()
}

// witness is the first country that settles an exists (makes it true) or an all
// (makes it false). The variable's slot is left as it was.
func witness(e *rules.Expr, env *rules.Env) (rules.Seat, bool) {
	before := env.Vars[e.Slot]
	defer func() { env.Vars[e.Slot] = before }()
	for m := e.Mask; m != 0; m &= m - 1 {
		env.Vars[e.Slot] = rules.Seat(bits.TrailingZeros64(m))
		if Holds(e.Kids[0], env) == (e.Op == rules.OpExists) {
			return env.Vars[e.Slot], true
		}
	}
	return rules.NONE, false
}
