package drift

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// The odds of a slip are the model's (C3): the rung's own, three tenths and more
// at extreme tension, half with a hotline.
func TestSlipOddsAreTheModels(t *testing.T) {
	params := rules.Params{rules.SlipOdds: 1000, rules.SlipHeat: 2}
	w := &world.Work{Params: &params}
	var s world.State
	for _, c := range []struct{ rung, tension, hotline, want int32 }{
		{4, 600, 0, 60}, {5, 800, 0, 150}, {6, 900, 0, 360}, {7, 1000, 0, 700}, {7, 1000, 2, 350},
	} {
		s.SetPair(rules.Tension, rules.PRK, rules.USA, c.tension)
		s.SetPair(rules.Hotline, rules.PRK, rules.USA, c.hotline)
		if got := slipOdds(&s, w, rules.PRK, rules.USA, c.rung, month); got != c.want {
			t.Errorf("rung %d at tension %d, hotline %d: %d, want %d", c.rung, c.tension, c.hotline, got, c.want)
		}
	}
}

// With the assumption made, two sides that could both strike back slip less into
// general war, in proportion to the weaker; below rung 7 nothing changes, nor
// where one of them has no second strike (fact 18 of the model's D2).
func TestStabilityHoldsBackWarAlone(t *testing.T) {
	params := rules.Params{rules.SlipOdds: 1000, rules.StabilityInstability: 300}
	w := &world.Work{Params: &params}
	var s world.State
	for _, c := range []struct{ rung, ours, theirs, want int32 }{
		{7, 980, 0, 500}, {7, 1000, 500, 425}, {7, 1000, 1000, 350}, {6, 1000, 1000, 300},
	} {
		s.Set(rules.SecondStrike, rules.USA, c.ours)
		s.Set(rules.SecondStrike, rules.PRK, c.theirs)
		if got := slipOdds(&s, w, rules.PRK, rules.USA, c.rung, month); got != c.want {
			t.Errorf("rung %d, second strikes %d and %d: %d, want %d", c.rung, c.ours, c.theirs, got, c.want)
		}
	}
}
