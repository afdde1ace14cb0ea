package match_test

import (
	"encoding/json"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/wire"
)

// An empty set holds, and a set that was withdrawn is none: the pages of a seat
// must be able to tell one from the other by the event alone.
func TestWithdrawnIsNotHeld(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	e := tb.listen(view.Seat(rules.KOR), "", nil)
	e.hears()
	for _, c := range []struct {
		verb      string
		body      any
		withdrawn bool
	}{{wire.VerbOrders, order(), false}, {wire.VerbWithdraw, wire.None{}, true}} {
		tb.does(rules.KOR, c.verb, c.body)
		var sent wire.Sent
		if err := json.Unmarshal(e.hears()[0].B, &sent); err != nil || sent.Withdrawn != c.withdrawn {
			t.Errorf("%s is told as %+v (%v)", c.verb, sent, err)
		}
	}
}
