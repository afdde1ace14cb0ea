// Package drift moves what nobody ordered: tension and rungs, incidents and
// injects, beliefs about covert acts, economies and budgets, and the end.
package drift

import (
	"casus/engine/world"
	"casus/rules"
)

const month = 30

// Heat applies the tension that a resolution gave each pair, at once, so that
// the treaties see a crisis in the turn it arises.
func Heat(s *world.State, w *world.Work) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			if d := w.Heat[a][b]; d != 0 {
				s.AddPair(rules.Tension, a, b, d)
			}
		}
	}
}

// Home lets tension drift towards its base, once a turn.
func Home(s *world.State, w *world.Work, days int32) {
	homing := w.Params[rules.TensionHoming]
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			gap := s.Pair(rules.Tension, a, b) - s.Pair(rules.TensionBase, a, b)
			s.AddPair(rules.Tension, a, b, -floorDiv(gap*homing*days, 1000*month))
		}
	}
}

// floorDiv rounds towards minus infinity, where Go's division truncates.
func floorDiv(a, b int32) int32 {
	q := a / b
	if a%b != 0 && a < 0 {
		q--
	}
	return q
}
