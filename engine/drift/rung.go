package drift

import (
	"strconv"

	"casus/engine/dice"
	"casus/engine/world"
	"casus/rules"
)

// Climb puts pairs on the rung their acts reached.
func Climb(s *world.State, w *world.Work) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			if f := w.Floor[a][b]; f > 0 {
				if f >= s.Pair(rules.Rung, a, b) {
					s.SetPair(rules.Quiet, a, b, -1)
				}
				if f > s.Pair(rules.Rung, a, b) {
					setRung(s, w, a, b, f, world.KRung)
				}
			}
		}
	}
}

// setRung moves a pair and logs where from and where to.
func setRung(s *world.State, w *world.Work, a, b rules.Seat, rung int32, kind string) {
	from := strconv.Itoa(int(s.Pair(rules.Rung, a, b)))
	s.SetPair(rules.Rung, a, b, rung)
	w.Log.Add(s, world.Entry{K: kind, Actor: a, Target: b, From: from, Rung: rung, First: rules.NONE, Against: rules.NONE})
}

// patience is how many quiet turns it takes to come down one rung (C3); from
// rung 8 only a ceasefire leads down.
var patience = [11]int32{0, 1, 1, 1, 2, 2, 3, 3, 99, 99, 99}

// CalmDown counts quiet turns and lets pairs step down; fighting keeps a pair
// where it is.
func CalmDown(s *world.State, w *world.Work) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			q := s.Pair(rules.Quiet, a, b) + 1
			s.SetPair(rules.Quiet, a, b, q)
			r := s.Pair(rules.Rung, a, b)
			if r == 0 || s.Pair(rules.AtWar, a, b) != 0 {
				continue
			}
			need := patience[r]
			if r >= 8 && s.Used[a][b]|s.Used[b][a] == 0 {
				need = patience[7]
			}
			if q > need {
				s.SetPair(rules.Quiet, a, b, 0)
				setRung(s, w, a, b, r-1, world.KRung)
			}
			if r-1 <= 4 {
				forget(s, a, b)
			}
		}
	}
}

// forget closes an exchange once the pair is back below harassing violence.
func forget(s *world.State, a, b rules.Seat) {
	if s.Pair(rules.Rung, a, b) <= 4 && s.Used[a][b]|s.Used[b][a] == 0 {
		s.SetPair(rules.FirstForce, a, b, 0)
		s.SetPair(rules.FirstForce, b, a, 0)
	}
}

// slips holds the odds that a crisis climbs by itself, basis points a month at
// each rung (C3, after Schelling's threat that leaves something to chance).
var slips = [11]int32{0, 0, 0, 0, 60, 150, 300, 500, 700, 2500, 0}

// Slip rolls once a pair: high tension multiplies the odds, a hotline halves
// them. A slip never reaches the nuclear rungs: it makes wars, not decisions
// to use the bomb.
func Slip(s *world.State, w *world.Work, seed uint64, days int32) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			r := s.Pair(rules.Rung, a, b)
			heat := w.Params[rules.SlipHeat] * max(0, s.Pair(rules.Tension, a, b)-800)
			odds := slips[r] * days / month * w.Params[rules.SlipOdds] / 1000 * (1000 + heat) / 1000
			if s.Pair(rules.Hotline, a, b) > 0 {
				odds /= 2
			}
			k := dice.Key{Seed: seed, Stream: dice.Slip, Turn: s.Turn(), Actor: uint8(a), Target: uint8(b)}
			if odds > 0 && r < 8 && dice.Roll(k, 10000) < odds {
				s.SetPair(rules.Quiet, a, b, 0)
				setRung(s, w, a, b, r+1, world.KSlip)
			}
		}
	}
}

// Fight keeps the record of fighting: a pair in which both sides used force in
// two turns running is at war; force not used for two turns ends that.
func Fight(s *world.State) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			both, any := s.Used[a][b]&s.Used[b][a], s.Used[a][b]|s.Used[b][a]
			if both&3 == 3 || any&1 == 1 && s.Pair(rules.Rung, a, b) >= 8 {
				s.SetPair(rules.AtWar, a, b, 1)
			} else if any == 0 {
				s.SetPair(rules.AtWar, a, b, 0)
			}
		}
	}
	for a := range s.Used {
		for b := range s.Used[a] {
			s.Used[a][b] = s.Used[a][b] << 1 & 3
		}
	}
}
