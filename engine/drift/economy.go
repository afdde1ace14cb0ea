package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Trend is what the drift measures from. An economy has got used to the sanctions
// and the readiness that the country files give; what a scenario sets otherwise
// is news to it, as all that happens in play. Support and technology are measured
// from where the match began.
type Trend struct {
	Burden  [rules.Seats]int32 // on the economy, basis points of growth a month
	Support [rules.Seats]int32
	Passed  uint8 // thresholds of technology
}

// TrendOf reads the trend off the usual state, that of the country files, and the
// one in which the match began.
func TrendOf(usual, start *world.State, p *rules.Params) (t Trend) {
	for c := rules.RUS; c < rules.Seats; c++ {
		t.Burden[c] = burden(usual, p, c)
		t.Support[c] = start.Of(rules.Support, c)
	}
	t.Passed = passed(start, p)
	return t
}

// onTrend is an economy that neither gains nor falls behind.
const onTrend = 500

// Economy moves each economy by what weighs on it now and did not at the start,
// and lets it come back to its trend. Growth is reckoned in basis points, ten of
// which are a point of econ (model C10).
func (k *Setting) Economy(s *world.State, w *world.Work) {
	for c := rules.RUS; c < rules.Seats; c++ {
		growth := k.Trend.Burden[c] - burden(s, w.Params, c)
		growth += (onTrend - s.Of(rules.Econ, c)) * w.Params[rules.EconHoming] / 100
		s.Add(rules.Econ, c, k.portion(s, growth, 10))
	}
}

// burden is what sanctions, quarrels, readiness and war take from a country's
// growth, basis points a month.
func burden(s *world.State, p *rules.Params, c rules.Seat) int32 {
	lost, wars := int64(0), int32(0)
	for o := rules.RUS; o < rules.Seats; o++ {
		if o == c {
			continue
		}
		lost += tradeLost(s, p, c, o)
		wars += s.Pair(rules.AtWar, c, o)
	}
	cost := int32(lost * int64(p[rules.SanctionsBite]) / 1000000)
	cost += p[rules.AlertCost] * max(0, s.Of(rules.AlertLevel, c)-1)
	war := max(s.CountryRung(rules.PRK), s.CountryRung(rules.KOR))
	return cost + p[rules.WarCost]*wars + world.Stake(p, s.Facts[:], c, war)
}

// irreplaceable is the share of an economy that a partner holds and nobody replaces,
// permille: the smaller the partner, the more others make good.
func irreplaceable(p *rules.Params, share int32) int64 {
	return int64(share) * int64(1000-p[rules.Substitution]*(1000-share)/1000) / 1000
}

// tradeLost is the part of an economy that its trade with another loses,
// permille times permille: by that country's sanctions, as far as it is needed
// and a little beyond; by its own; and by a quarrel, all of it in war.
func tradeLost(s *world.State, p *rules.Params, c, o rules.Seat) int64 {
	share, theirs := irreplaceable(p, s.Pair(rules.Dependence, c, o)), int64(s.Pair(rules.Sanctions, o, c))
	quarrel := max(0, s.Pair(rules.Tension, c, o)-s.Pair(rules.TensionBase, c, o))
	closed := theirs + int64(quarrel*p[rules.TradeFriction]/1000)
	if s.Pair(rules.AtWar, c, o) != 0 {
		closed = 1000
	}
	own := int64(s.Pair(rules.Sanctions, c, o)) * int64(p[rules.SanctionsBacklash]) / 1000
	return share*min(1000, closed+own) + int64(p[rules.SanctionsReach])*theirs
}
