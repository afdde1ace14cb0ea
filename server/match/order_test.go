package match_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"casus/rules"
	"casus/server/match"
	"casus/server/match/matchtest"
	"casus/server/store"
	"casus/server/store/mem"
	"casus/server/wire"
)

// counted is a store that counts what is appended.
type counted struct {
	store.Store
	appends int
}

func (c *counted) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	c.appends += len(appends)
	return c.Store.Append(ctx, appends...)
}

func sitCounting(t *testing.T, people ...rules.Seat) (*table, *counted) {
	t.Helper()
	c := &counted{Store: mem.New()}
	tb := &table{T: t, store: c, clock: matchtest.NewClock()}
	tb.deal(started, people...)
	return tb, c
}

// Three seats seal in every order there is. Nobody can tell from what the match
// tells it who was last, whose orders ended the phase.
func TestSecurity06WhoSealsLastDoesNotShow(t *testing.T) {
	people := []rules.Seat{rules.USA, rules.PRK, rules.KOR}
	told := map[string][]string{}
	for n, turn := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		tb := sit(t, started, people...)
		ears := map[string]*ear{}
		for _, as := range everyAudience() {
			ears[as.String()] = tb.listen(as, "", nil)
		}
		for _, i := range turn {
			tb.does(people[i], wire.VerbOrders, order(tb.legal(people[i])))
		}
		for as, e := range ears {
			var raw []string
			for _, f := range append(e.hears(), tb.listen(e.as(as), "", nil).hears()...) {
				raw = append(raw, f.raw)
			}
			if n == 0 {
				told[as] = raw
			} else if !slices.Equal(told[as], raw) {
				t.Errorf("%s can tell in which order the seats sealed: %v", as, turn)
			}
		}
	}
}

// The work behind a seat's ack is the same whatever another seat has done in
// secret: as much is written to the store, as many frames go out to the others.
// What takes the same steps takes the same time.
func TestSecurity06TheWorkBehindAnAckIsTheSame(t *testing.T) {
	secrets := map[string]func(tb *table){
		"holds":  func(tb *table) { tb.does(rules.KOR, wire.VerbOrders, order()) },
		"orders": func(tb *table) { tb.does(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR))) },
		"takes back": func(tb *table) {
			tb.does(rules.KOR, wire.VerbOrders, order())
			tb.does(rules.KOR, wire.VerbWithdraw, wire.None{})
		},
		"is ready":        func(tb *table) { tb.does(rules.KOR, wire.VerbReady, wire.Ready{Ready: true}) },
		"writes messages": func(tb *table) { tb.does(rules.KOR, wire.VerbSay, wire.Say{To: []string{"USA"}, Text: "now"}) },
		"does nothing":    func(*table) {},
	}
	want := ""
	for name, secret := range secrets {
		tb, c := sitCounting(t, rules.KOR, rules.PRK, rules.JPN)
		secret(tb)
		ears := map[string]*ear{}
		for _, as := range everyAudience() {
			ears[as.String()] = tb.listen(as, "", nil)
			ears[as.String()].hears()
		}
		work := ""
		for _, do := range []match.Command{
			tb.command(rules.PRK, wire.VerbOrders, order()), tb.command(rules.PRK, wire.VerbOrders, order(99_999)),
			tb.command(rules.PRK, wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "hello"}), tb.command(rules.PRK, wire.VerbWithdraw, wire.None{}),
			tb.command(rules.PRK, wire.VerbReady, wire.Ready{Ready: true}),
		} {
			do.ID = "the same"
			do.ID += do.Verb + string(do.Body)
			before := c.appends
			ack, refused := tb.actor.Do(ctx, do)
			work += fmt.Sprintln(do.Verb, string(ack), refused, "appends", c.appends-before)
			for _, as := range everyAudience() {
				work += fmt.Sprint(as, " ", ears[as.String()].events(), "; ")
			}
		}
		if want == "" {
			want = work
		}
		if work != want {
			t.Errorf("when another seat %s, the work is\n%s\nelse\n%s", name, work, want)
		}
	}
}

// events counts what an audience hears.
func (e *ear) events() int { e.tb.Helper(); return len(e.hears()) }
