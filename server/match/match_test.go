package match_test

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"casus/engine/record"
	"casus/engine/view"
	"casus/rules"
	"casus/server/feed"
	"casus/server/match"
	"casus/server/match/matchtest"
	"casus/server/wire"
)

var started = match.Options{Start: true, Title: "a table"}

func order(lines ...int) wire.Orders {
	return wire.Orders{Lines: append([]int{}, lines...)}
}

// Without a clock a phase ends when the last person has sent; bots move in the
// same instant, and their moves stand in the record.
func TestTurnEndsWithTheLastOrder(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.USA)
	tb.does(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
	tb.at(1, "orders")
	tb.does(rules.USA, wire.VerbOrders, order())
	tb.at(2, "orders") // nobody had a duty to answer, so the response phase passed
	lines, _, err := match.Lines(ctx, tb.store, "m1")
	if err != nil {
		t.Fatal(err)
	}
	verbs := map[string]int{}
	for _, l := range lines[1:] {
		verbs[l.Cmd.Verb]++
	}
	if verbs["orders"] != 6 || verbs["advance"] != 2 {
		t.Fatalf("the record holds %v", verbs)
	}
}

// A seat nobody plays and no bot plays holds, and keeps nobody waiting.
func TestEmptySeatHolds(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	tb.actor.SetSeats([rules.Seats]match.Control{rules.KOR: {Human: true}})
	tb.does(rules.KOR, wire.VerbOrders, order())
	tb.at(2, "orders")
}

func TestLeavingEndsTheWait(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.JPN)
	tb.does(rules.KOR, wire.VerbOrders, order())
	tb.at(1, "orders")
	tb.actor.SetSeats(seats(rules.KOR)) // Japan's last person has gone
	tb.at(2, "orders")
}

func TestResentCommandHasOneEffect(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	c := tb.command(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
	turn := 1
	c.Turn, c.Phase = &turn, "orders"
	first := tb.takes(c)
	hash, head := tb.hash(), tb.head()
	tb.at(2, "orders") // the command would be late now, had it not been taken
	if again := tb.takes(c); again != first {
		t.Fatalf("answered %+v, then %+v", first, again)
	}
	tb.restart(rules.KOR)
	if again := tb.takes(c); again != first {
		t.Fatalf("answered %+v, after a restart %+v", first, again)
	}
	if tb.hash() != hash || tb.head() != head {
		t.Fatal("resending changed the match")
	}
}

func TestRefusedCommandsChangeNothing(t *testing.T) {
	tb := sit(t, started, rules.KOR, rules.JPN)
	tb.does(rules.JPN, wire.VerbOrders, order()) // so that the seat KOR is waited for
	past, now, future := 0, 1, 2
	cases := []struct {
		name  string
		seat  rules.Seat
		verb  string
		body  any
		turn  *int
		phase string
		code  wire.Code
	}{
		{"a line that does not exist", rules.KOR, wire.VerbOrders, order(99_999), nil, "", "illegal"},
		{"a negative line", rules.KOR, wire.VerbOrders, order(-1), nil, "", "illegal"},
		{"more than anybody can give", rules.KOR, wire.VerbOrders, order(0, 1, 2, 3, 4, 5, 6, 7), nil, "", "budget"},
		{"no list of lines", rules.KOR, wire.VerbOrders, wire.None{}, nil, "", wire.Malformed},
		{"a body of another verb", rules.KOR, wire.VerbOrders, wire.Ready{Ready: true}, nil, "", wire.Malformed},
		{"without a seat", rules.NONE, wire.VerbOrders, order(), nil, "", wire.NoSeat},
		{"for a past turn", rules.KOR, wire.VerbOrders, order(), &past, "", wire.Late},
		{"for a coming turn", rules.KOR, wire.VerbOrders, order(), &future, "", wire.Early},
		{"for a coming phase", rules.KOR, wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{}}, &now, "response", wire.Early},
		{"a phase with no name", rules.KOR, wire.VerbOrders, order(), &now, "over", wire.Malformed},
		{"answers while orders are due", rules.KOR, wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{}}, nil, "", "phase"},
		{"no such verb", rules.KOR, "launch", wire.None{}, nil, "", wire.UnknownVerb},
		{"an empty message", rules.KOR, wire.VerbSay, wire.Say{To: []string{"USA"}, Text: " \u200b "}, nil, "", wire.Malformed},
		{"a message to nobody", rules.KOR, wire.VerbSay, wire.Say{Text: "hello"}, nil, "", wire.Malformed},
		{"a message to a stranger", rules.KOR, wire.VerbSay, wire.Say{To: []string{"FRA"}, Text: "hello"}, nil, "", wire.Malformed},
		{"a message to oneself", rules.KOR, wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "hello"}, nil, "", wire.Malformed},
		{"more time without a clock", rules.NONE, wire.VerbExtend, wire.Extend{Seconds: 60}, nil, "", wire.WrongPhase},
		{"a second start", rules.NONE, wire.VerbStart, wire.None{}, nil, "", wire.WrongPhase},
		{"going on without a pause", rules.NONE, wire.VerbResume, wire.None{}, nil, "", wire.WrongPhase},
	}
	hash, head := tb.hash(), tb.head()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			cmd := tb.command(c.seat, c.verb, c.body)
			cmd.Turn, cmd.Phase = c.turn, c.phase
			_, refused := tb.actor.Do(ctx, cmd)
			if refused == nil || refused.Code != c.code || refused.Reason == "" {
				t.Fatalf("answered %v, want the code %s", refused, c.code)
			}
			if tb.hash() != hash || tb.head() != head {
				t.Fatal("a refused command changed the match")
			}
		})
	}
}

func TestNothingHappensBeforeTheStart(t *testing.T) {
	tb := sit(t, match.Options{}, rules.KOR)
	_, refused := tb.actor.Do(ctx, tb.command(rules.KOR, wire.VerbOrders, order()))
	if refused == nil || refused.Code != wire.Early {
		t.Fatalf("orders before the start: %v", refused)
	}
	e := tb.listen(view.Seat(rules.KOR), "", nil)
	tb.does(rules.NONE, wire.VerbStart, wire.None{})
	tb.does(rules.KOR, wire.VerbOrders, order())
	if got := e.kinds(0); !slices.Equal(got, []string{"start", "sent", "reveal"}) {
		t.Fatalf("heard %v", got)
	}
}

func TestMatchEnds(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	for range 4 {
		p := tb.peek()
		if p.Over() {
			break
		}
		tb.does(rules.KOR, wire.VerbOrders, order())
	}
	if p := tb.peek(); !p.Over() {
		t.Fatalf("four turns, and still at turn %d", p.State.Turn())
	}
	_, refused := tb.actor.Do(ctx, tb.command(rules.KOR, wire.VerbOrders, order()))
	if refused == nil || refused.Code != wire.Over {
		t.Fatalf("an order after the end: %v", refused)
	}
	row, err := tb.store.Match(ctx, "m1")
	if err != nil || !row.Over || row.Finished == 0 {
		t.Fatalf("stored as %+v, %v", row, err)
	}
	tb.replays()
}

// replays exports the match and plays the file.
func (tb *table) replays() {
	tb.Helper()
	var file bytes.Buffer
	if err := match.Export(ctx, tb.store, "m1", tb.actor.Game().Pack.Files, &file); err != nil {
		tb.Fatal(err)
	}
	h, lines, err := record.Read(&file)
	if err != nil {
		tb.Fatal(err)
	}
	g, err := matchtest.Games(tb, tb.store).Import(ctx, h)
	if err != nil {
		tb.Fatal(err)
	}
	rep, err := match.Play(g, "m1", h, lines, nil, view.Seat(rules.KOR))
	if err != nil {
		tb.Fatal(err)
	}
	last := rep.Steps[len(rep.Steps)-1]
	if len(rep.Steps) != 9 || last.View.Phase != "over" || last.View.As != "KOR" {
		tb.Fatalf("%d steps, the last in phase %s as %s", len(rep.Steps), last.View.Phase, last.View.As)
	}
}

func TestPhaseClock(t *testing.T) {
	tb := sit(t, match.Options{Start: true, Seconds: 60}, rules.KOR)
	tb.does(rules.KOR, wire.VerbOrders, order()) // may still be changed, so the phase goes on
	tb.at(1, "orders")
	tb.clock.Advance(59 * time.Second)
	tb.at(1, "orders")
	tb.does(rules.NONE, wire.VerbExtend, wire.Extend{Seconds: 120})
	tb.clock.Advance(60 * time.Second)
	tb.at(1, "orders")
	tb.does(rules.NONE, wire.VerbPause, wire.None{})
	tb.clock.Advance(time.Hour)
	tb.at(1, "orders")
	tb.does(rules.NONE, wire.VerbResume, wire.None{})
	tb.clock.Advance(60 * time.Second)
	tb.at(1, "orders")
	tb.clock.Advance(time.Second)
	tb.at(2, "orders")
	tb.does(rules.NONE, wire.VerbNext, wire.None{})
	tb.at(3, "orders")
	tb.does(rules.KOR, wire.VerbReady, wire.Ready{Ready: true}) // the only person: nobody to wait for
	tb.at(4, "orders")
}

// At the deadline itself an order is late, whoever is heard first: the order or
// the alarm. Whoever sent nothing holds.
func TestOrderAtTheDeadlineIsLate(t *testing.T) {
	tb := sit(t, match.Options{Start: true, Seconds: 60}, rules.KOR)
	turn := 1
	c := tb.command(rules.KOR, wire.VerbOrders, order(tb.legal(rules.KOR)))
	c.Turn, c.Phase = &turn, "orders"
	tb.clock.Advance(60 * time.Second)
	_, refused := tb.actor.Do(ctx, c)
	if refused == nil || refused.Code != wire.Late {
		t.Fatalf("answered %v", refused)
	}
	tb.at(2, "orders")
}

func TestPauseHoldsTheLastOrderToo(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	tb.does(rules.NONE, wire.VerbPause, wire.None{})
	tb.does(rules.KOR, wire.VerbOrders, order())
	tb.at(1, "orders")
	tb.does(rules.NONE, wire.VerbResume, wire.None{})
	tb.at(2, "orders")
}

func TestDoubleClickOnNextIsOnePhase(t *testing.T) {
	tb := sit(t, started) // a room of bots: nothing moves by itself
	turn := 1
	for i := range 2 {
		c := tb.command(rules.NONE, wire.VerbNext, wire.None{})
		c.Turn, c.Phase = &turn, "orders"
		_, refused := tb.actor.Do(ctx, c)
		if (refused != nil) != (i == 1) {
			t.Fatalf("click %d: %v", i+1, refused)
		}
	}
	tb.at(2, "orders")
}

func TestSlowListenerDoesNotStopTheMatch(t *testing.T) {
	tb := sit(t, started, rules.KOR)
	deaf := feed.NewQueue(1000, 4008) // too small even for a snapshot
	if refused := tb.actor.Subscribe(ctx, view.Seat(rules.KOR), deaf, "", nil); refused != nil {
		t.Fatal(refused)
	}
	tb.does(rules.KOR, wire.VerbOrders, order())
	if _, closed, code := deaf.Take(); !closed || code != 4008 {
		t.Fatalf("closed %v with %d", closed, code)
	}
}
