package drift

import (
	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// slips holds the odds that a crisis climbs by itself, basis points a month at
// each rung (C3, after Schelling's threat that leaves something to chance). A
// slip never reaches the nuclear rungs: it makes wars, not decisions to use the
// bomb.
var slips = [warRung]int32{4: 60, 5: 150, 6: 300, 7: 500}

// slipCauses are how a crisis slips, each as likely as the others: forces
// collide, somebody acts without leave, a warning is misread (C3).
var slipCauses = [...]string{"collision", "unauthorised", "misread"}

// Slip rolls once a pair and puts it up a rung when the dice say so.
func Slip(s *world.State, w *world.Work, seed uint64, days int32) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			r := s.Pair(rules.Rung, a, b)
			if r >= warRung || slips[r] == 0 {
				continue
			}
			row := dice.Open(dice.Key{Seed: seed, Stream: dice.Slip, Turn: s.Turn(), Actor: uint8(a), Target: uint8(b)})
			if row.Roll(10000) < slipOdds(s, w, a, b, r, days) {
				slip(s, w, a, b, r+1, slipCauses[row.Roll(int32(len(slipCauses)))])
			}
		}
	}
}

// slipOdds is the chance of a slip, per 10,000: high tension multiplies it, a
// hotline halves it, and, where the assumption is made, two sides that could
// both strike back after a first blow shrink from what leads to general war.
func slipOdds(s *world.State, w *world.Work, a, b rules.Seat, rung, days int32) int32 {
	heat := w.Params[rules.SlipHeat] * max(0, s.Pair(rules.Tension, a, b)-800)
	odds := slips[rung] * days / month * w.Params[rules.SlipOdds] / 1000 * (1000 + heat) / 1000
	if s.Pair(rules.Hotline, a, b) > 0 {
		odds /= 2
	}
	if rung >= warRung-1 {
		mutual := min(s.Of(rules.SecondStrike, a), s.Of(rules.SecondStrike, b))
		odds = odds * (1000 - w.Params[rules.StabilityInstability]*mutual/1000) / 1000
	}
	return odds
}

// slip puts the pair on the rung; general war is war although nobody declared it.
func slip(s *world.State, w *world.Work, a, b rules.Seat, rung int32, cause string) {
	s.SetPair(rules.Quiet, a, b, -1)
	if rung >= warRung {
		s.SetPair(rules.AtWar, a, b, 1)
	}
	setRung(s, w, a, b, rung, world.KSlip, cause)
}
