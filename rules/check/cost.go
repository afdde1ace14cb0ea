package check

import (
	"math/bits"

	"casus/rules"
	"casus/rules/parse"
)

// maxCost is the most parts of conditions one event may make a clause ask, and
// maxKindCost the most for all clauses that listen to the same kind. At some 5
// ns a part they keep the worst event of a turn below half a millisecond and ten.
const (
	maxCost     = 100_000
	maxKindCost = 2_000_000
)

// Cost is the worst case of asking a clause about one event: every part is
// evaluated, under every setting of its disputes, for every binding.
type Cost struct {
	Parts    int // nodes of the largest trigger with its exceptions, loops unrolled
	Settings int // of the disputes
	Bindings int
	Total    int
}

// CostOf is the static worst case of a clause.
func CostOf(c *rules.Clause) Cost {
	out := Cost{Settings: 1, Bindings: len(c.Bindings)}
	for i := range c.Triggers {
		out.Parts = max(out.Parts, triggerCost(c, i))
	}
	if n := bits.OnesCount32(c.Disputes); n > 0 {
		out.Settings = 1<<n + 2 // the two extreme readings are asked first
	}
	out.Total = out.Parts * out.Settings * out.Bindings
	return out
}

func triggerCost(c *rules.Clause, i int) int {
	t := &c.Triggers[i]
	parts := unrolled(t.When.Expr)
	for k := range t.Unless {
		parts += unrolled(t.Unless[k].When.Expr)
	}
	if c.Request != nil && c.Request.Needed != nil {
		parts += unrolled(c.Request.Needed.Expr)
	}
	return parts
}

// unrolled counts the nodes of a tree, the body of a loop once a member.
func unrolled(e *rules.Expr) int {
	n := 0
	for _, k := range e.Kids {
		n += unrolled(k)
	}
	if e.Op == rules.OpExists || e.Op == rules.OpAll {
		n *= bits.OnesCount64(e.Mask)
	}
	return n + 1
}

// checkCost refuses clauses that would make a turn slow.
func checkCost(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	perKind := [rules.KindCount]int{}
	for _, c := range p.Clauses {
		cost := CostOf(c)
		if cost.Total > maxCost {
			errs = append(errs, parse.At(c.Pos, "%s may ask %d parts for one event (%d parts, %d settings of the disputes, %d bindings); the limit is %d, so bind fewer countries or split it", c.ID, cost.Total, cost.Parts, cost.Settings, cost.Bindings, maxCost))
		}
		var kinds uint64
		for i := range c.Triggers {
			kinds |= c.Triggers[i].Kinds
		}
		for ; kinds != 0; kinds &= kinds - 1 {
			k := bits.TrailingZeros64(kinds)
			perKind[k] += cost.Total
			if before := perKind[k] - cost.Total; before <= maxKindCost && perKind[k] > maxKindCost {
				errs = append(errs, parse.At(c.Pos, "with %s, the clauses that listen to %s may ask %d parts for one event; the limit is %d", c.ID, rules.Kind(k), perKind[k], maxKindCost))
			}
		}
	}
	return errs
}
