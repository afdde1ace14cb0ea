package pact

import (
	"slices"

	"casus/rules"
)

// era is a stretch of days on which the same clauses are in force.
type era struct {
	from    rules.Date
	inForce []uint64 // one bit a clause, by Clause.Index
	bonds   rules.Bonds
}

func (e *era) binds(c *rules.Clause) bool { return e.inForce[c.Index/64]>>(c.Index%64)&1 == 1 }

// eras cuts time at every day on which an instrument or a clause begins, ends
// or is suspended, so that a pass looks dates up once instead of once a
// question.
func eras(pack *rules.Pack, arm string) []era {
	days := []rules.Date{-1 << 31}
	cut := func(intervals []rules.Interval) {
		for _, i := range intervals {
			days = append(days, i.From)
			if i.HasEnd {
				days = append(days, i.Until)
			}
		}
	}
	for _, t := range pack.Treaties {
		cut(t.Intervals(arm))
		cut(t.Suspends)
		for _, c := range t.Clauses {
			cut(c.InForce)
			cut(c.Suspended)
		}
	}
	slices.Sort(days)
	var out []era
	for _, day := range slices.Compact(days) {
		e := era{from: day, inForce: make([]uint64, len(pack.Clauses)/64+1)}
		for _, c := range pack.Clauses {
			if c.Standing(day, arm) == rules.None {
				e.inForce[c.Index/64] |= 1 << (c.Index % 64)
			}
		}
		e.bonds = rules.BondsOf(pack.Clauses, e.binds)
		out = append(out, e)
	}
	return out
}

// Bonds are the ties between seats that the law of a day makes.
func (t *Treaties) Bonds(on rules.Date) *rules.Bonds { return &t.era(on).bonds }

// era is the one a day falls in.
func (t *Treaties) era(on rules.Date) *era {
	i := len(t.eras) - 1
	for t.eras[i].from > on {
		i--
	}
	return &t.eras[i]
}
