package match_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"casus/engine/view"
	"casus/rules"
	"casus/server/feed"
	"casus/server/match"
	"casus/server/match/matchtest"
	"casus/server/store"
	"casus/server/store/mem"
	"casus/server/wire"

	"go.uber.org/goleak"
	"go.uber.org/zap"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var ctx = context.Background()

// table is one match and those who sit around it.
type table struct {
	*testing.T
	store  store.Store
	clock  *matchtest.Clock
	actor  *match.Actor
	status match.Status
	sent   int
}

// sit starts a match. People names the seats people play; hold plays the rest.
func sit(t *testing.T, o match.Options, people ...rules.Seat) *table {
	t.Helper()
	tb := &table{T: t, store: mem.New(), clock: matchtest.NewClock()}
	tb.deal(o, people...)
	return tb
}

// deal starts the match of a table that has its store.
func (tb *table) deal(o match.Options, people ...rules.Seat) {
	tb.Helper()
	matchtest.Games(tb, tb.store) // keeps the rules there: a match needs its pack
	o.Seats = seats(people...)
	var err error
	if tb.actor, err = match.New(ctx, tb.config(), o); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { tb.actor.Stop() })
}

func (tb *table) config() match.Config {
	return match.Config{ID: "m1", Game: matchtest.Game(tb, 4), Store: tb.store, Clock: tb.clock, Bot: matchtest.Bot,
		Notify: func(match.Status) {}, Log: zap.NewNop()}
}

func seats(people ...rules.Seat) (out [rules.Seats]match.Control) {
	for i := range out {
		out[i].Bot = "hold"
	}
	for _, s := range people {
		out[s].Human = true
	}
	return out
}

// restart ends the match's goroutine as a crash would, and resumes it.
func (tb *table) restart(people ...rules.Seat) {
	tb.Helper()
	tb.actor.Stop()
	var err error
	if tb.actor, err = match.Resume(ctx, tb.config(), seats(people...)); err != nil {
		tb.Fatal(err)
	}
}

// command builds a seat's command for what is on the table now.
func (tb *table) command(seat rules.Seat, verb string, body any) match.Command {
	tb.sent++
	return match.Command{Actor: "member-" + seat.String(), Nick: "Anna", Seat: seat, ID: fmt.Sprint("c", tb.sent), Verb: verb, Body: wire.Write(body)}
}

// does carries a command out and expects it to be taken.
func (tb *table) does(seat rules.Seat, verb string, body any) wire.Ack {
	tb.Helper()
	return tb.takes(tb.command(seat, verb, body))
}

func (tb *table) takes(c match.Command) wire.Ack {
	tb.Helper()
	frame, refused := tb.actor.Do(ctx, c)
	if refused != nil {
		tb.Fatalf("%s of %s refused: %v", c.Verb, c.Seat, refused)
	}
	var ack wire.Ack
	if err := json.Unmarshal(frame, &ack); err != nil || ack.ID != c.ID {
		tb.Fatalf("ack %s: %v", frame, err)
	}
	return ack
}

// legal gives the first catalogue line a seat may order now.
func (tb *table) legal(seat rules.Seat) int {
	tb.Helper()
	p := tb.peek()
	lines := tb.actor.Game().Legal(&p.State, seat)
	for n := range tb.actor.Game().Cat.Lines[seat] {
		if lines[n/8]>>(n%8)&1 == 1 {
			return n
		}
	}
	tb.Fatalf("%s has no legal order", seat)
	return -1
}

func (tb *table) peek() match.Peek {
	tb.Helper()
	p, refused := tb.actor.Peek(ctx)
	if refused != nil {
		tb.Fatal(refused)
	}
	return p
}

// at checks turn and phase.
func (tb *table) at(turn int, phase string) {
	tb.Helper()
	if p := tb.peek(); int(p.State.Turn()) != turn || p.State.Phase.String() != phase {
		tb.Fatalf("at turn %d, %s; want turn %d, %s", p.State.Turn(), p.State.Phase, turn, phase)
	}
}

// hash and head say whether anything has changed.
func (tb *table) hash() string { p := tb.peek(); return p.State.Hash() }

func (tb *table) head() int {
	tb.Helper()
	n := 0
	if err := tb.store.Load(ctx, "m1", 0, func(store.Line) error { n++; return nil }); err != nil {
		tb.Fatal(err)
	}
	return n
}

// frame is any server frame.
type frame struct {
	T, K, Epoch     string
	O, Offset, From uint64
	B, View         json.RawMessage
	raw             string
}

// ear listens as an audience.
type ear struct {
	tb *table
	q  *feed.Queue
}

func (tb *table) listen(as view.Audience, epoch string, after *uint64) *ear {
	tb.Helper()
	q := feed.NewQueue(1<<20, 4008)
	if refused := tb.actor.Subscribe(ctx, as, q, epoch, after); refused != nil {
		tb.Fatal(refused)
	}
	return &ear{tb, q}
}

// hears takes all frames that wait.
func (e *ear) hears() []frame {
	e.tb.Helper()
	e.tb.peek() // everything before has been dealt with
	raw, _, _ := e.q.Take()
	out := make([]frame, len(raw))
	for i := range raw {
		if err := json.Unmarshal(raw[i], &out[i]); err != nil {
			e.tb.Fatal(err)
		}
		out[i].raw = string(raw[i])
	}
	return out
}

// kinds of the events heard, checking that their offsets are dense after the
// given one.
func (e *ear) kinds(after uint64) (kinds []string) {
	e.tb.Helper()
	for _, f := range e.hears() {
		if f.T != "ev" {
			continue
		}
		if after++; f.O != after {
			e.tb.Fatalf("offset %d follows %d", f.O, after-1)
		}
		kinds = append(kinds, f.K)
	}
	return kinds
}
