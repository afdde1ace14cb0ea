package pact

import (
	"slices"

	"casus/rules"
)

// era is a stretch of days on which every clause stands as it does.
type era struct {
	from     rules.Date
	standing []rules.State // by Clause.Index, None in force
	inForce  []uint64      // the same, one bit a clause
	bonds    rules.Bonds
}

func (e *era) binds(c *rules.Clause) bool { return e.inForce[c.Index/64]>>(c.Index%64)&1 == 1 }

// eras cuts time at every day on which an instrument is signed, or on which it or
// a clause begins, ends or is suspended, so that a pass looks dates up once instead of once a
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
		days = append(days, t.Signed)
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
		e := era{from: day, standing: make([]rules.State, len(pack.Clauses)), inForce: make([]uint64, len(pack.Clauses)/64+1)}
		for _, c := range pack.Clauses {
			e.standing[c.Index] = c.Standing(day, arm)
			if e.standing[c.Index] == rules.None {
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
