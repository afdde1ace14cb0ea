package match_test

import (
	"strings"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/match"
	"casus/server/wire"
)

// One member cannot fill a match: after some hundred commands in one phase it
// has to wait for the next. Others go on.
func TestCommandsInAPhaseAreBounded(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	n := 0
	refused := (*wire.Refusal)(nil)
	for ; refused == nil && n < 1000; n++ {
		_, refused = tb.actor.Do(ctx, tb.command(rules.KOR, wire.VerbReady, wire.Ready{Ready: false}))
	}
	if refused == nil || refused.Code != wire.Rate || n < 100 {
		t.Fatalf("after %d commands: %v", n, refused)
	}
	tb.does(rules.USA, wire.VerbOrders, wire.Orders{Lines: []int{}})
	tb.does(rules.NONE, wire.VerbNext, wire.None{})
	tb.at(2, "orders")
	tb.does(rules.KOR, wire.VerbOrders, wire.Orders{Lines: []int{}})
}

// Messages are bounded in bytes as they are sent, so that a page that comes back
// can always be given all of them.
func TestMessagesOfAMatchAreBounded(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	text := strings.Repeat("<", wire.MaxText) // six bytes each on the wire
	n := 0
	refused := (*wire.Refusal)(nil)
	for ; refused == nil && n < 1000; n++ {
		_, refused = tb.actor.Do(ctx, tb.command(rules.KOR, wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: text}))
	}
	if refused == nil || refused.Code != wire.Full || n < 20 {
		t.Fatalf("after %d messages: %v", n, refused)
	}
	tb.restart(rules.KOR) // the bound holds after a restart too
	if _, refused := tb.actor.Do(ctx, tb.command(rules.KOR, wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: text})); refused == nil || refused.Code != wire.Full {
		t.Fatalf("after a restart: %v", refused)
	}
	e := tb.listen(view.Seat(rules.KOR), "", nil)
	if frames := e.hears(); len(frames) != 1 || len(frames[0].raw) > 512<<10 {
		t.Fatalf("%d frames for who comes back", len(frames))
	}
	tb.does(rules.KOR, wire.VerbOrders, wire.Orders{Lines: []int{}})
}

// A match with a running clock does not retire, and one that has retired takes
// nothing any more until it is resumed.
func TestRetire(t *testing.T) {
	tb := sit(t, match.Options{Start: true, Seconds: 60}, rules.KOR)
	if tb.actor.Retire(ctx) {
		t.Fatal("a running clock was stopped")
	}
	tb.does(rules.NONE, wire.VerbPause, wire.None{})
	if !tb.actor.Retire(ctx) {
		t.Fatal("a paused match did not retire")
	}
	if _, refused := tb.actor.Do(ctx, tb.command(rules.NONE, wire.VerbResume, wire.None{})); refused == nil || !refused.Code.Retryable() {
		t.Fatalf("a retired match answers %v", refused)
	}
	tb.restart(rules.KOR)
	tb.does(rules.NONE, wire.VerbResume, wire.None{})
}
