package match_test

import (
	"slices"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/match"
	"casus/server/wire"
)

// answers are what an audience is told about every number it could ask for: of
// events, of duties, and of both at once.
func answers(tb *table, as view.Audience, beyond int32) (out []string) {
	tb.Helper()
	lines, _, err := match.Lines(ctx, tb.store, "m1")
	if err != nil {
		tb.Fatal(err)
	}
	ask := func(q view.Question) {
		x, err := match.Why(tb.actor.Game(), lines[1:], q, match.At{}, as)
		if err != nil {
			out = append(out, err.Error())
			return
		}
		out = append(out, string(wire.Write(x)))
	}
	for n := int32(1); n <= beyond; n++ {
		ask(view.Question{Event: n})
		ask(view.Question{Duty: n})
		ask(view.Question{Event: n, Clause: "RD24-4"})
	}
	return out
}

// Whoever asks for the number that a hidden event has in the record, or for any
// other, is answered as if it had never happened.
func TestSecurity08AHiddenEventIsNoEvent(t *testing.T) {
	quiet, _ := deed(t, rules.CHN, -1)
	busy, knows := deed(t, rules.CHN, line(quiet.tb, rules.CHN, "A4", rules.PRK))
	if knows == 0 {
		t.Fatal("the act was noticed, and the test shows nothing; choose another")
	}
	beyond := int32(len(busy.tb.peek().Log) + 2)
	for _, as := range everyAudience() {
		seat, _ := as.Of()
		informed := as == view.All || seat.Playable() && knows.Has(seat)
		if same := slices.Equal(answers(quiet.tb, as, beyond), answers(busy.tb, as, beyond)); same == informed {
			t.Errorf("%s gets the same answers with and without it: %v", as, same)
		}
	}
}
