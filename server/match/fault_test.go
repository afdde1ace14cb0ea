package match_test

import (
	"context"
	"errors"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"
)

// torn is a store whose next append fails, as a full disk would make it.
type torn struct {
	store.Store
	tear bool
}

func (s *torn) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	if s.tear {
		return store.Receipt{}, errors.New("disk full")
	}
	return s.Store.Append(ctx, appends...)
}

// What could not be stored did not happen: no ack, no event, no change; and
// when the disk is back, the same command is carried out once.
func TestNothingIsToldBeforeItIsStored(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	s := &torn{Store: tb.store}
	tb.store = s
	tb.restart(rules.KOR)
	e := tb.listen(view.Seat(rules.KOR), "", nil)
	e.hears()
	hash := tb.hash()
	commands := []match.Command{
		tb.command(rules.KOR, wire.VerbSay, wire.Say{To: []string{"USA"}, Text: "hello"}),
		tb.command(rules.NONE, wire.VerbPause, wire.None{}),
		tb.command(rules.NONE, wire.VerbResume, wire.None{}),
		tb.command(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR))),
	}
	for i, c := range commands {
		s.tear = true
		if i != 2 { // resume has nothing to resume while the pause is not stored
			_, refused := tb.actor.Do(ctx, c)
			if refused == nil || refused.Code != wire.Internal || !refused.Code.Retryable() {
				t.Fatalf("%s on a torn disk: %v", c.Verb, refused)
			}
		}
		if told := e.hears(); len(told) != 0 {
			t.Fatalf("%s was told before it was stored: %s", c.Verb, told[0].raw)
		}
		s.tear = false
		tb.takes(c)
		if i < 3 && tb.hash() != hash {
			t.Fatalf("%s changed the state", c.Verb)
		}
		e.hears()
	}
	tb.at(2, "orders")
}
