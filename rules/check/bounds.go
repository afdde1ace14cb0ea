package check

import (
	"math/bits"

	"casus/rules"
)

// bounds finds the values a part of a condition can take, from the scales of
// the vocabulary and from what the clause listens to and binds. It errs on the
// side of "anything": equal parts on both sides are not noticed.
type bounds struct {
	kinds  uint64 // events the trigger listens to; 0 on the turn
	clause *rules.Clause
}

// span is a range of values, both ends included; for yes/no 0 and 1.
type span struct{ low, high int64 }

var maybe = span{0, 1}

func yes(always, never bool) span {
	switch {
	case always:
		return span{1, 1}
	case never:
		return span{0, 0}
	}
	return maybe
}

func (b bounds) truth(e *rules.Expr) span {
	switch e.Op {
	case rules.OpConst:
		return span{int64(e.Value), int64(e.Value)}
	case rules.OpNot:
		s := b.truth(e.Kids[0])
		return span{1 - s.high, 1 - s.low}
	case rules.OpAnd, rules.OpOr:
		return b.join(e)
	case rules.OpIn:
		return b.member(e.Kids[0], e.Mask)
	case rules.OpExists, rules.OpAll:
		return b.truth(e.Kids[0])
	case rules.OpFact, rules.OpCountry, rules.OpPair, rules.OpDispute:
		return maybe
	}
	return b.compare(e)
}

func (b bounds) join(e *rules.Expr) span {
	out := b.truth(e.Kids[0])
	for _, k := range e.Kids[1:] {
		s := b.truth(k)
		if e.Op == rules.OpAnd {
			out = span{min(out.low, s.low), min(out.high, s.high)}
		} else {
			out = span{max(out.low, s.low), max(out.high, s.high)}
		}
	}
	return out
}

// member holds the set against the values the part can take.
func (b bounds) member(e *rules.Expr, mask uint64) span {
	can := b.values(e)
	return yes(can&^mask == 0, can&mask == 0)
}

// values are those a closed-list part can take, one bit each.
func (b bounds) values(e *rules.Expr) uint64 {
	switch {
	case e.Op == rules.OpConst:
		return 1 << uint(e.Value)
	case e.Op == rules.OpVar && e.Slot < len(b.clause.Bind):
		return uint64(b.clause.Bind[e.Slot].Set)
	case e.Op == rules.OpVar:
		return ^uint64(0)
	case e.Fact == rules.EventKind && b.kinds != 0:
		return b.kinds
	}
	return ^uint64(0)
}

func (b bounds) compare(e *rules.Expr) span {
	left, right := e.Kids[0], e.Kids[1]
	if left.Type != rules.TypeInt && left.Type != rules.TypeBool {
		l, r := b.values(left), b.values(right)
		same := l == r && bits.OnesCount64(l) == 1
		s := yes(same, l&r == 0)
		if e.Op == rules.OpNe {
			return span{1 - s.high, 1 - s.low}
		}
		return s
	}
	if left.Type == rules.TypeBool {
		return maybe
	}
	l, r := number(left), number(right)
	switch e.Op {
	case rules.OpEq:
		return yes(l.low == l.high && l == r, l.high < r.low || l.low > r.high)
	case rules.OpNe:
		return yes(l.high < r.low || l.low > r.high, l.low == l.high && l == r)
	case rules.OpLt:
		return yes(l.high < r.low, l.low >= r.high)
	case rules.OpLe:
		return yes(l.high <= r.low, l.low > r.high)
	case rules.OpGt:
		return yes(l.low > r.high, l.high <= r.low)
	}
	return yes(l.low >= r.high, l.high < r.low)
}

// number is the range of a whole-number part.
func number(e *rules.Expr) span {
	switch e.Op {
	case rules.OpConst:
		return span{int64(e.Value), int64(e.Value)}
	case rules.OpAdd:
		a, b := number(e.Kids[0]), number(e.Kids[1])
		return span{a.low + b.low, a.high + b.high}
	case rules.OpSub:
		a, b := number(e.Kids[0]), number(e.Kids[1])
		return span{a.low - b.high, a.high - b.low}
	case rules.OpNeg:
		a := number(e.Kids[0])
		return span{-a.high, -a.low}
	}
	info := rules.Facts[e.Fact]
	return span{int64(info.Min), int64(info.Max)}
}
