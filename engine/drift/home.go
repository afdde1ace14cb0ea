package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// struggle tells the draws of leadership crises from others of their stream.
const struggle = 201

// Domestic settles a turn at home: rallies wear off, hard times are felt, the
// mood comes back to what the government could count on at the start, and where
// support is low a struggle for power may break out (model C10).
func (k *Setting) Domestic(s *world.State, w *world.Work) {
	for c := rules.RUS; c < rules.Seats; c++ {
		k.sober(s, w.Params, c)
		s.Add(rules.Support, c, k.mood(s, w.Params, c))
		k.power(s, w, c)
	}
	k.strain(s, w.Params)
}

// sober lets a rally wear off, from the turn after the blow.
func (k *Setting) sober(s *world.State, p *rules.Params, c rules.Seat) {
	for o := range s.Used {
		if s.Used[o][c]&2 != 0 { // Fight has moved this turn's force here
			return
		}
	}
	fade := min(int32(s.Rally[c]), k.portion(s, p[rules.RallyFade], 1))
	s.Rally[c] -= uint8(fade)
	s.Add(rules.Support, c, -fade)
}

// mood is what hard times take and what time brings back.
func (k *Setting) mood(s *world.State, p *rules.Params, c rules.Seat) int32 {
	hardship := max(0, p[rules.HardshipLine]-s.Of(rules.Econ, c))
	gap := k.Trend.Support[c] + int32(s.Rally[c]) - s.Of(rules.Support, c)
	return k.portion(s, gap*p[rules.SupportHoming], 1000) - k.portion(s, hardship, p[rules.Hardship])
}

// power follows the struggle for power in a country: it breaks out by chance
// where support is low, and ends with a new government, or where nobody can
// vote, with a ruler who has seen off his rivals.
func (k *Setting) power(s *world.State, w *world.Work, c rules.Seat) {
	p := w.Params
	switch left := s.Of(rules.HomeCrisis, c); {
	case left > 1:
		s.Set(rules.HomeCrisis, c, left-1)
	case left == 1:
		s.Set(rules.HomeCrisis, c, 0)
		after, how := p[rules.PurgeSupport], world.Purge
		if s.Of(rules.Democracy, c) != 0 {
			after, how = p[rules.NewGovernment], world.NewGovernment
		}
		s.Set(rules.Support, c, max(after, s.Of(rules.Support, c)))
		tellHome(s, w, c, how)
	case s.Of(rules.Support, c) < p[rules.CrisisLine]:
		key := dice.Key{Seed: k.Seed, Stream: dice.Domestic, Turn: s.Turn(), Actor: uint8(c), Target: struggle}
		if dice.Roll(key, 1000) < p[rules.CrisisOdds]*k.Days/month {
			s.Set(rules.HomeCrisis, c, p[rules.CrisisTurns])
			tellHome(s, w, c, world.PowerStruggle)
		}
	}
}

func tellHome(s *world.State, w *world.Work, c rules.Seat, what string) {
	w.Log.Add(s, world.Entry{K: world.KHome, Actor: c, Target: rules.NONE, First: rules.NONE, Against: rules.NONE, Reason: what})
}

// strain counts the days for which North Korea's rulers have had neither
// support nor an economy; a struggle for power counts double, and better days
// count back.
func (k *Setting) strain(s *world.State, p *rules.Params) {
	days, at := -k.Days, rules.RegimeStrain.At()
	if s.Of(rules.Support, rules.PRK) < p[rules.CollapseLine] && s.Of(rules.Econ, rules.PRK) < p[rules.CollapseLine] {
		days = k.Days
		if s.Of(rules.HomeCrisis, rules.PRK) > 0 {
			days *= 2
		}
	}
	s.Facts[at] = min(max(0, s.Facts[at]+days), rules.Facts[rules.RegimeStrain].Max)
}
