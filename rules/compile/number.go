package compile

import "casus/rules"

// number compiles a tree to the number it stands for: a country its seat, a
// yes/no part 0 or 1. Sums are taken in 64 bits so that they cannot overflow.
func number(e *rules.Expr) func(*rules.Env) int64 {
	if e.Type == rules.TypeBool {
		return flag(e)
	}
	switch e.Op {
	case rules.OpConst:
		v := int64(e.Value)
		return func(*rules.Env) int64 { return v }
	case rules.OpVar:
		s := e.Slot
		return func(env *rules.Env) int64 { return int64(env.Vars[s]) }
	case rules.OpFact:
		i := e.Index
		return func(env *rules.Env) int64 { return int64(env.Frame[i]) }
	case rules.OpCountry, rules.OpPair:
		at := address(e)
		return func(env *rules.Env) int64 { return int64(env.Frame[at(env)]) }
	case rules.OpAdd:
		a, b := number(e.Kids[0]), number(e.Kids[1])
		return func(env *rules.Env) int64 { return a(env) + b(env) }
	case rules.OpSub:
		a, b := number(e.Kids[0]), number(e.Kids[1])
		return func(env *rules.Env) int64 { return a(env) - b(env) }
	case rules.OpNeg:
		a := number(e.Kids[0])
		return func(env *rules.Env) int64 { return -a(env) }
	}
	panic("compile: a number of unknown kind: " + e.Text) // lower.go makes no others
}

// flag compiles a yes/no part that stands beside another one in == or !=.
func flag(e *rules.Expr) func(*rules.Env) int64 {
	yes := truth(e)
	return func(env *rules.Env) int64 {
		if yes(env) {
			return 1
		}
		return 0
	}
}

// address compiles where an entry of a table stands in the frame.
func address(e *rules.Expr) func(*rules.Env) int {
	base := e.Index
	if e.Op == rules.OpCountry {
		a := column(e.Kids[0])
		return func(env *rules.Env) int { return base + a(env) }
	}
	row, col := e.Kids[0], e.Kids[1]
	if row.Op == rules.OpVar && col.Op == rules.OpVar {
		a, b := row.Slot, col.Slot
		return func(env *rules.Env) int {
			return base + env.Vars[a].Column()*rules.Stride + env.Vars[b].Column()
		}
	}
	a, b := column(row), column(col)
	return func(env *rules.Env) int { return base + a(env)*rules.Stride + b(env) }
}

// column compiles a country to its column in the tables.
func column(e *rules.Expr) func(*rules.Env) int {
	switch e.Op {
	case rules.OpConst:
		c := rules.Seat(e.Value).Column()
		return func(*rules.Env) int { return c }
	case rules.OpVar:
		s := e.Slot
		return func(env *rules.Env) int { return env.Vars[s].Column() }
	}
	i := e.Index // the only other countries are facts of the event
	return func(env *rules.Env) int { return rules.Seat(env.Frame[i]).Column() }
}
