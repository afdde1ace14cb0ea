package compile

import (
	"math"
	"math/bits"

	"casus/rules"
)

// cell is a compare of one entry of a table by pair with a fixed number: the
// entry must lie from low to low+width. Its row is a variable, and its column
// is another or the country a quantifier has come to.
type cell struct {
	base, row, col int
	low, width     uint32
}

// cells turns the parts of a condition into cells; ok is false when one of them
// is anything else.
func cells(parts []*rules.Expr) (out []cell, ok bool) {
	for _, e := range parts {
		c, ok := cellOf(e)
		if !ok {
			return nil, false
		}
		out = append(out, c)
	}
	return out, len(out) > 0
}

func cellOf(e *rules.Expr) (cell, bool) {
	if len(e.Kids) != 2 || e.Kids[1].Op != rules.OpConst || !between(e.Kids[0]) {
		return cell{}, false
	}
	low, high := int64(math.MinInt32), int64(math.MaxInt32)
	c := int64(e.Kids[1].Value)
	switch e.Op {
	case rules.OpEq:
		low, high = c, c
	case rules.OpLt:
		high = c - 1
	case rules.OpLe:
		high = c
	case rules.OpGt:
		low = c + 1
	case rules.OpGe:
		low = c
	default:
		return cell{}, false
	}
	if low > high || high > math.MaxInt32 {
		return cell{}, false // no number lies there
	}
	left := e.Kids[0]
	return cell{left.Index, left.Kids[0].Slot, left.Kids[1].Slot, uint32(low), uint32(high - low)}, true
}

// between reports whether a tree is an entry of a table by pair whose row and
// column are variables.
func between(e *rules.Expr) bool {
	return e.Op == rules.OpPair && e.Kids[0].Op == rules.OpVar && e.Kids[1].Op == rules.OpVar
}

func (c *cell) holds(env *rules.Env) bool {
	v := env.Frame[c.base+env.Vars[c.row].Column()*rules.Stride+env.Vars[c.col].Column()]
	return uint32(v)-c.low <= c.width
}

// someone reports whether a country of a set makes every cell hold. The
// quantifiers over a row of the tables, the slowest conditions there are, take
// a third of the time this way.
func someone(all []cell, slot int, mask uint64) func(*rules.Env) bool {
	return func(env *rules.Env) bool {
	next:
		for m := mask; m != 0; m &= m - 1 {
			env.Vars[slot] = rules.Seat(bits.TrailingZeros64(m))
			for i := range all {
				if !all[i].holds(env) {
					continue next
				}
			}
			return true
		}
		return false
	}
}

// opposite is the compare that holds where another does not.
var opposite = map[rules.Op]rules.Op{
	rules.OpEq: rules.OpNe, rules.OpNe: rules.OpEq, rules.OpLt: rules.OpGe,
	rules.OpGe: rules.OpLt, rules.OpGt: rules.OpLe, rules.OpLe: rules.OpGt,
}

// flipped negates compares.
func flipped(parts []*rules.Expr) []*rules.Expr {
	var out []*rules.Expr
	for _, e := range parts {
		n := *e
		op, compares := opposite[e.Op]
		if !compares {
			op = rules.OpNot // no compare: cells will refuse it
		}
		n.Op = op
		out = append(out, &n)
	}
	return out
}
