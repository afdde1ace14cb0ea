package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Bases are the levels that tension drifts back to as a match begins, by pair.
type Bases [rules.Seats][rules.Seats]int32

// BasesOf reads them off the start of a match.
func BasesOf(start *world.State) (out Bases) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := rules.RUS; b < rules.Seats; b++ {
			out[a][b] = start.Pair(rules.TensionBase, a, b)
		}
	}
	return out
}

// Learn lets the level a pair's tension drifts back to follow the tension the
// pair lives with, a fiftieth of the gap a month and never far from where the
// match began (model C3; there the mean of twelve turns leads, which at this
// speed comes to the same and would have to be remembered).
func Learn(s *world.State, w *world.Work, start *Bases, days int32) {
	const whole = 1000 * month
	rate, reach := w.Params[rules.BaseLearning]*days, w.Params[rules.BaseReach]
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			base := s.Pair(rules.TensionBase, a, b)
			gap := s.Pair(rules.Tension, a, b) - base
			to := base + floorDiv(gap*rate+dither(s.Turn(), whole), whole)
			s.SetPair(rules.TensionBase, a, b, min(max(to, start[a][b]-reach), start[a][b]+reach))
		}
	}
}

// dither spreads what whole numbers cannot hold over the turns: added before a
// division by whole and rounding down, it makes a step of 0.4 one point in two
// turns out of five. The factor is near the golden section and prime to whole,
// so that no run of turns is favoured.
func dither(turn, whole int32) int32 { return turn * 18541 % whole }
