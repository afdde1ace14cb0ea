package bot

import (
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/rules"
)

// Alignment deters without a clause: the closer somebody stands to a state, the
// dearer it is to climb against it, although nobody owes it any help; a friend of
// one's own beside it deters nobody (R51).
func TestAlignmentDetersWithoutAClause(t *testing.T) {
	strike := &rules.Action{Floor: 6}
	dear := func(ally rules.Seat, cohesion int32) int32 {
		w := &weigher{character: character{risk: 500}}
		w.me, w.view, w.game = rules.USA, &view.Briefing{}, &engine.Game{}
		for _, side := range [][2]rules.Seat{{rules.CHN, ally}, {ally, rules.CHN}} {
			w.env.Frame[rules.Cohesion.Pair(side[0], side[1])] = cohesion
		}
		w.env.Frame[rules.Cohesion.Pair(rules.USA, rules.JPN)] = 800
		return w.risks(strike, rules.CHN)
	}
	alone, loose, close := dear(rules.RUS, 0), dear(rules.RUS, 350), dear(rules.RUS, 700)
	if alone >= loose || loose >= close {
		t.Errorf("a strike at China costs %d when it stands alone, %d with a loose partner, %d with a close one", alone, loose, close)
	}
	if friend := dear(rules.JPN, 700); friend != alone {
		t.Errorf("a friend beside China changes the cost of a strike from %d to %d", alone, friend)
	}
}
