package pact

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// Standing by an ally is applauded at home, leaving it alone is not, and a case
// that lawyers and governments leave open moves nobody.
func TestStandingByAnAllyIsApplaudedAtHome(t *testing.T) {
	law := &Treaties{}
	law.params[rules.HonourSupport] = 10
	for name, c := range map[string]struct {
		p    price
		want int32
	}{
		"full help": {duePrice[world.Full], 10}, "arms": {duePrice[world.Material], 10}, "words": {duePrice[world.Diplomatic], -10}, "refusal": {duePrice[world.Refuse], -10},
		"a contested case": {disputedPrice[world.Contest], 0}, "a refused dispute": {disputedPrice[world.Refuse], -10},
	} {
		if got := law.applause(c.p); got != c.want {
			t.Errorf("%s moves support by %d, want %d", name, got, c.want)
		}
	}
}
