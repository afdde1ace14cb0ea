package match_test

import (
	"sync/atomic"
	"testing"

	"casus/rules"
	"casus/server/match"
	"casus/server/wire"
)

// A command that was under way when its sender was moved or removed is carried
// out for nobody, also when it had been acknowledged before and is sent again.
func TestSecurity04CommandUnderWay(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	place := &atomic.Bool{}
	c := tb.command(rules.KOR, wire.VerbOrders, order())
	c.Void = place
	tb.takes(c)
	before := tb.peek().State
	place.Store(true)
	late := tb.command(rules.KOR, wire.VerbWithdraw, wire.None{})
	late.Void = place
	for name, c := range map[string]match.Command{"sent again": c, "sent late": late} {
		if _, refused := tb.actor.Do(ctx, c); refused == nil || refused.Code != wire.Forbidden {
			t.Errorf("%s: %v", name, refused)
		}
	}
	if tb.peek().State != before {
		t.Error("a command without a place changed the match")
	}
}
