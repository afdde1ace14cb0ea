package drift

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// However small the gap, over fifty turns tension's base moves by a fiftieth of it
// a turn, up and down alike, and it stops at its reach.
func TestTheBaseMovesAFiftiethATurn(t *testing.T) {
	params := rules.Params{rules.BaseLearning: 20, rules.BaseReach: 100}
	w := &world.Work{Params: &params}
	for _, c := range []struct{ gap, least, most int32 }{
		{10, 9, 11}, {-10, -11, -9}, {25, 24, 26}, {300, 100, 100}, {-300, -100, -100}, {0, 0, 0},
	} {
		var s world.State
		s.SetPair(rules.TensionBase, rules.RUS, rules.JPN, 400)
		start := BasesOf(&s)
		for turn := range int32(50) {
			s.Facts[rules.TurnNumber.At()] = turn
			// The gap is kept, so that it is the rate that is measured.
			s.SetPair(rules.Tension, rules.RUS, rules.JPN, s.Pair(rules.TensionBase, rules.RUS, rules.JPN)+c.gap)
			Learn(&s, w, &start, month)
		}
		moved := s.Pair(rules.TensionBase, rules.RUS, rules.JPN) - 400
		if moved < c.least || moved > c.most {
			t.Errorf("a gap of %d moved the base by %d in fifty turns, want %d to %d", c.gap, moved, c.least, c.most)
		}
	}
}
