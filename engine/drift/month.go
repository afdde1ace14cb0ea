package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Setting is what the drift of a match needs besides its state.
type Setting struct {
	Seed  uint64
	Days  int32 // days a turn
	Trend Trend
}

// Month settles what runs by the calendar alone: budgets, production, powers
// granted for a time, hotlines, habits, deliveries.
func (k *Setting) Month(s *world.State, w *world.Work) {
	for c := rules.RUS; c < rules.Seats; c++ {
		income(s, c)
		s.Add(rules.Munitions, c, s.Of(rules.MunitionRate, c)*k.Days/month)
		if left := s.Of(rules.Authorised, c); left > 0 {
			s.Set(rules.Authorised, c, left-1)
		}
		for a := range world.MaxActions {
			s.Habit[c][a] <<= 1
		}
		for o := c + 1; o < rules.Seats; o++ {
			if left := s.Pair(rules.Hotline, c, o); left > 0 {
				s.SetPair(rules.Hotline, c, o, left-1)
			}
		}
	}
	deliver(s, w.Params)
}

// income pays in what a seat may spend; money is capped at three incomes.
func income(s *world.State, c rules.Seat) {
	s.Add(rules.Capital, c, s.Of(rules.CapitalIncome, c))
	s.Set(rules.Money, c, min(s.Of(rules.Money, c)+s.Of(rules.MoneyIncome, c), 3*s.Of(rules.MoneyIncome, c)))
}

// deliver brings what was on its way.
func deliver(s *world.State, p *rules.Params) {
	for i := range s.Delayed {
		d := &s.Delayed[i]
		if d.Turns == 0 {
			continue
		}
		if d.Turns--; d.Turns == 0 {
			s.Arrive(p, int(d.Index), d.How, d.Value)
			*d = world.Delayed{}
		}
	}
}

// portion is the whole points that fall due this turn of what comes to n/per
// points a month. A fraction is rounded up in as large a share of the turns, which
// are spread evenly (by the golden ratio), so that fractions add up over the turns
// instead of being lost.
func (k *Setting) portion(s *world.State, n, per int32) int32 {
	due, whole := int64(n)*int64(k.Days), int64(per)*month
	points := due / whole
	rest := due % whole
	if rest < 0 {
		points, rest = points-1, rest+whole
	}
	if rest*1000/whole > int64(s.Turn())*golden%1000 {
		points++
	}
	return int32(points)
}

// golden is the golden ratio's fraction in permille, or the nearest prime to it.
const golden = 619
