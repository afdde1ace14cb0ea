package explain

import (
	"math"
	"math/bits"
	"slices"

	"casus/rules"
)

// Change is the smallest step that settles a part of a condition: one number of
// the frame, or the reading of one dispute.
type Change struct {
	Part *rules.Expr // the part that does not answer as wanted
	Want bool        // what it would have to answer
	Env  rules.Env   // where it is asked: quantified countries are filled in
	Fact *rules.Expr // what would have to differ, nil if no fact can: a bound country or a reading
	From int32       // what it is
	To   int32       // what would do
	// Dispute is n of Dn where the reading, not a fact, decides; else 0.
	Dispute int
	// Instead are the other alternatives, where the part belongs to one of
	// several of which any would do.
	Instead []*rules.Expr
}

// Nearest finds what keeps a condition from answering want in an environment:
// of an and its first false part, of an or its first alternative, of a
// quantified part the country that came furthest. ok is false if the condition
// answers so already.
func Nearest(e *rules.Expr, env rules.Env, want bool) (c Change, ok bool) {
	if Holds(e, &env) == want {
		return Change{}, false
	}
	for e.Op == rules.OpNot || len(e.Kids) > 0 && joins(e.Op) {
		switch e.Op {
		case rules.OpNot:
			want = !want
			e = e.Kids[0]
		case rules.OpAnd, rules.OpOr:
			first := firstAgainst(e, &env, want)
			if (e.Op == rules.OpOr) == want {
				c.Instead = without(e.Kids, first)
			}
			e = first
		default:
			env.Vars[e.Slot] = candidate(e, env, want)
			e = e.Kids[0]
		}
	}
	c.Part, c.Want, c.Env = e, want, env
	c.settle()
	return c, true
}

func joins(op rules.Op) bool {
	return op == rules.OpAnd || op == rules.OpOr || op == rules.OpExists || op == rules.OpAll
}

func without(kids []*rules.Expr, one *rules.Expr) []*rules.Expr {
	return slices.DeleteFunc(slices.Clone(kids), func(k *rules.Expr) bool { return k == one })
}

// Apply is the environment with the change made.
func (c Change) Apply() rules.Env {
	env := c.Env
	switch {
	case c.Dispute > 0:
		env.Disputes ^= 1 << (c.Dispute - 1)
	case c.Fact != nil:
		env.Frame[at(c.Fact, &env)] = c.To
	}
	return env
}

func firstAgainst(e *rules.Expr, env *rules.Env, want bool) *rules.Expr {
	for _, k := range e.Kids {
		if Holds(k, env) != want {
			return k
		}
	}
	return e.Kids[0]
}

// candidate is the country that comes closest to settling a quantified part: it
// answers as wanted to the most parts of the body before the first that fails,
// and there lacks the least.
func candidate(e *rules.Expr, env rules.Env, want bool) rules.Seat {
	best, held, gap := rules.NONE, -1, int64(math.MaxInt64)
	for m := e.Mask; m != 0; m &= m - 1 {
		s := rules.Seat(bits.TrailingZeros64(m))
		env.Vars[e.Slot] = s
		c, ok := Nearest(e.Kids[0], env, want)
		if !ok {
			continue // this one does as it should: another keeps an all from holding
		}
		n, lacks := before(e.Kids[0], &env, want), c.distance()
		if n > held || n == held && lacks < gap {
			best, held, gap = s, n, lacks
		}
	}
	return best
}

// before counts the parts of an and that answer as wanted ahead of the first
// that does not.
func before(e *rules.Expr, env *rules.Env, want bool) int {
	if e.Op != rules.OpAnd || !want {
		return 0
	}
	for i, k := range e.Kids {
		if !Holds(k, env) {
			return i
		}
	}
	return len(e.Kids)
}

// settle looks for the fact, or the reading, that would turn the part.
func (c *Change) settle() {
	e := c.Part
	switch e.Op {
	case rules.OpDispute:
		c.Dispute = e.Slot + 1
	case rules.OpFact, rules.OpCountry, rules.OpPair:
		c.try(e, truth(c.Want))
	case rules.OpIn:
		if isFact(e.Kids[0]) {
			c.member(e)
		}
	case rules.OpEq, rules.OpNe, rules.OpLt, rules.OpLe, rules.OpGt, rules.OpGe:
		c.compare(e)
	}
}

// member moves the fact of an `in` to the first value that is, or is not, in
// the set.
func (c *Change) member(e *rules.Expr) {
	info := rules.Facts[e.Kids[0].Fact]
	for v := int64(info.Min); v <= int64(info.Max); v++ {
		if v >= 0 && (e.Mask>>uint64(v)&1 == 1) == c.Want && c.try(e.Kids[0], v) {
			return
		}
	}
}

// compare solves a comparison for the first fact on which it can turn. Both
// sides are sums, so each fact stands in it with a whole factor.
func (c *Change) compare(e *rules.Expr) {
	for _, leaf := range leaves(e) {
		step := slope(e.Kids[0], leaf, &c.Env) - slope(e.Kids[1], leaf, &c.Env)
		if step != 1 && step != -1 {
			continue // it cancels out, or counts twice
		}
		from := Value(leaf, &c.Env)
		gap := Value(e.Kids[0], &c.Env) - Value(e.Kids[1], &c.Env)
		for _, to := range []int64{from - gap*step, from - gap*step + 1, from - gap*step - 1} {
			if c.try(leaf, to) {
				return
			}
		}
	}
}

// try takes a value for a fact if the vocabulary allows it and it turns the part.
func (c *Change) try(fact *rules.Expr, to int64) bool {
	info := rules.Facts[fact.Fact]
	if to < int64(info.Min) || to > int64(info.Max) {
		return false
	}
	attempt := *c
	attempt.Fact, attempt.From, attempt.To = fact, int32(Value(fact, &c.Env)), int32(to)
	if env := attempt.Apply(); Holds(c.Part, &env) != c.Want {
		return false
	}
	*c = attempt
	return true
}

func isFact(e *rules.Expr) bool {
	return e.Op == rules.OpFact || e.Op == rules.OpCountry || e.Op == rules.OpPair
}

// leaves lists the facts a comparison adds up, in the order of the text.
func leaves(e *rules.Expr) []*rules.Expr {
	if isFact(e) {
		return []*rules.Expr{e}
	}
	var out []*rules.Expr
	for _, k := range e.Kids {
		out = append(out, leaves(k)...)
	}
	return out
}

// slope is how much a sum grows when a fact grows by one.
func slope(e, fact *rules.Expr, env *rules.Env) int64 {
	switch {
	case isFact(e):
		return truth(at(e, env) == at(fact, env))
	case e.Op == rules.OpAdd:
		return slope(e.Kids[0], fact, env) + slope(e.Kids[1], fact, env)
	case e.Op == rules.OpSub:
		return slope(e.Kids[0], fact, env) - slope(e.Kids[1], fact, env)
	case e.Op == rules.OpNeg:
		return -slope(e.Kids[0], fact, env)
	}
	return 0
}

// distance is how far the fact is from what would do; endless where no fact can.
func (c *Change) distance() int64 {
	if c.Fact == nil {
		return math.MaxInt64
	}
	gap := int64(c.To) - int64(c.From)
	return max(gap, -gap)
}
