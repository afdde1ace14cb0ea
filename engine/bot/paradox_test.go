package bot

import (
	"testing"

	"casus/engine"
	"casus/rules"
)

// Where the match assumes it, mutual second strike makes rungs 3 to 5 cheaper and
// war dearer to a bot; off, or without a second strike, nothing changes.
func TestTheParadoxTiltsTheLadder(t *testing.T) {
	w := &weigher{}
	w.game = &engine.Game{}
	w.env.Frame[rules.SecondStrike.Of(rules.USA)] = 1000
	w.env.Frame[rules.SecondStrike.Of(rules.RUS)] = 500
	for _, c := range []struct {
		on, rung, want int32
		with           rules.Seat
	}{
		{0, 5, 1000, rules.RUS}, {300, 2, 1000, rules.RUS}, {300, 3, 850, rules.RUS}, {300, 5, 850, rules.RUS},
		{300, 6, 1000, rules.RUS}, {300, 7, 1150, rules.RUS}, {300, 7, 1000, rules.JPN},
	} {
		w.game.Params[rules.StabilityInstability] = c.on
		if got := w.paradox(rules.USA, c.with, c.rung); got != c.want {
			t.Errorf("at %d, rung %d with %s: %d, want %d", c.on, c.rung, c.with, got, c.want)
		}
	}
}
