package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Month settles a turn at home: budgets, production, deliveries, rallies that
// fade, promises and hotlines that run out. Figures after C10.
func Month(s *world.State, days int32) {
	for c := rules.RUS; c < rules.Seats; c++ {
		income(s, c)
		s.Add(rules.Munitions, c, s.Of(rules.MunitionRate, c)*days/month)
		s.Add(rules.Econ, c, econ(s, c))
		s.Add(rules.Support, c, mood(s, c))
		if left := s.Of(rules.Authorised, c); left > 0 {
			s.Set(rules.Authorised, c, left-1)
		}
		for a := range world.MaxActions {
			s.Habit[c][a] <<= 1
		}
	}
	pairs(s)
	deliver(s)
}

// income pays in what a seat may spend; money is capped at three incomes.
func income(s *world.State, c rules.Seat) {
	s.Add(rules.Capital, c, s.Of(rules.CapitalIncome, c))
	s.Set(rules.Money, c, min(s.Of(rules.Money, c)+s.Of(rules.MoneyIncome, c), 3*s.Of(rules.MoneyIncome, c)))
}

// econ is pulled back to trend by a fiftieth a turn, and down by alerts, war
// and the sanctions of those the country depends on.
func econ(s *world.State, c rules.Seat) int32 {
	d := (500 - s.Of(rules.Econ, c)) / 50
	d -= s.Of(rules.AlertLevel, c)
	for o := rules.RUS; o < rules.Seats; o++ {
		if o == c {
			continue
		}
		d -= s.Pair(rules.Sanctions, o, c) * s.Pair(rules.Dependence, c, o) * 30 / 1000000
		d -= 4 * s.Pair(rules.AtWar, c, o)
	}
	return d
}

// mood drifts to what the economy and the casualties make of it.
func mood(s *world.State, c rules.Seat) int32 {
	d := int32(0)
	if e := s.Of(rules.Econ, c); e < 400 {
		d -= (400 - e) / 20
	}
	for o := rules.RUS; o <= rules.OTH; o++ {
		if o != c && s.Used[o][c]&2 != 0 {
			d += 10 // rally under attack
		}
	}
	return d
}

// pairs runs down hotlines and threats; a threat that was never carried out
// costs support with those who hold their leaders to their word.
func pairs(s *world.State) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := rules.RUS; b < rules.Seats; b++ {
			if a == b {
				continue
			}
			if left := s.Pair(rules.Hotline, a, b); left > 0 && a < b {
				s.SetPair(rules.Hotline, a, b, left-1)
			}
			left := s.Pair(rules.ThreatLeft, a, b)
			if left == 0 {
				continue
			}
			s.SetPair(rules.ThreatLeft, a, b, left-1)
			if s.Used[a][b]&2 != 0 {
				s.SetPair(rules.ThreatLeft, a, b, 0)
				s.SetPair(rules.ThreatLevel, a, b, 0)
			} else if left == 1 {
				s.BackDown(a, b)
			}
		}
	}
}

// deliver brings what was on its way.
func deliver(s *world.State) {
	for i := range s.Delayed {
		d := &s.Delayed[i]
		if d.Turns == 0 {
			continue
		}
		if d.Turns--; d.Turns == 0 {
			info := &rules.Facts[rules.FactAt(int(d.Index))]
			v := d.Value
			if !d.Set {
				v += s.Facts[d.Index]
			}
			s.Facts[d.Index] = min(max(v, info.Min), info.Max)
			*d = world.Delayed{}
		}
	}
}
