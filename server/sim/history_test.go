package sim

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"casus/engine"
	"casus/engine/view"
	"casus/rules"
	"casus/server/feed"
	"casus/server/match"
	"casus/server/match/matchtest"
	"casus/server/store/sqlite"
	"casus/server/wire"

	"github.com/anishathalye/porcupine"
	"go.uber.org/zap"
)

// server is a match as its clients reach it.
type server interface {
	do(c match.Command) ([]byte, *wire.Refusal)
	look(seat rules.Seat) (wire.Snapshot, error)
}

// Many clients at once, over a real database: what they are told must fit one
// order of their commands, in which each is carried out once, at a moment
// between its sending and its answer.
func TestHistoryIsOneOrder(t *testing.T) {
	for seed := uint64(1); seed <= 4; seed++ {
		g, actor := running(t)
		if found := check(g, play(t, seed, 6, g, real{actor}), time.Minute); found != porcupine.Ok {
			t.Errorf("seed %d: no order of the commands explains the answers (%s)", seed, found)
		}
	}
}

// The checker finds servers that are wrong.
func TestWrongHistoriesAreFound(t *testing.T) {
	cases := []struct {
		name  string
		wrong func(server) server
	}{
		{"a command sent again is carried out again", func(s server) server { return &forgetful{server: s} }},
		{"a view is older than what was answered", func(s server) server { return &behind{server: s, last: map[rules.Seat]wire.Snapshot{}} }},
		{"an answer comes before the command is carried out", func(s server) server { return &eager{server: s} }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for seed := uint64(1); seed <= 10; seed++ {
				g, actor := running(t)
				// One that takes long to refute says nothing; the next one may.
				if check(g, play(t, seed, 3, g, c.wrong(real{actor})), 5*time.Second) == porcupine.Illegal {
					return
				}
			}
			t.Error("none of ten histories was refuted")
		})
	}
}

func check(g *engine.Game, history []porcupine.Operation, within time.Duration) porcupine.CheckResult {
	return porcupine.CheckOperationsTimeout(model(g), history, within)
}

// running starts a match on a database of its own.
func running(t *testing.T) (*engine.Game, *match.Actor) {
	t.Helper()
	db, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	games := matchtest.Games(t, db)
	g, err := games.Make(ctx, games.Current().Hash, engine.Setup{Scenario: matchtest.Scenario, Seed: 7, Turns: 3})
	if err != nil {
		t.Fatal(err)
	}
	var seats [rules.Seats]match.Control
	for _, s := range people {
		seats[s].Human = true
	}
	actor, err := match.New(ctx, match.Config{ID: "m", Game: g, Store: db, Clock: matchtest.NewClock(), Bot: matchtest.Bot,
		Notify: func(match.Status) {}, Log: zap.NewNop()}, match.Options{Start: true, Seconds: 3600, Seats: seats})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		actor.Stop()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return g, actor
}

// real asks the match.
type real struct{ actor *match.Actor }

func (r real) do(c match.Command) ([]byte, *wire.Refusal) { return r.actor.Do(ctx, c) }

func (r real) look(seat rules.Seat) (s wire.Snapshot, err error) {
	q := feed.NewQueue(1<<20, int(wire.CloseSlow))
	defer r.actor.Unsubscribe(q)
	if refused := r.actor.Subscribe(ctx, view.Seat(seat), q, "", nil); refused != nil {
		return s, refused
	}
	frames, _, _ := q.Take()
	return s, json.Unmarshal(frames[0], &s)
}

// play lets two people of each seat and a leader act at the same time and writes
// down what they did, what they were told, and when.
func play(t *testing.T, seed uint64, rounds int, g *engine.Game, s server) []porcupine.Operation {
	t.Helper()
	var (
		mu      sync.Mutex
		history []porcupine.Operation
		tick    atomic.Int64
		all     sync.WaitGroup
	)
	act := func(n int, in input) output {
		call := tick.Add(1)
		out := ask(t, s, in)
		done := tick.Add(1)
		mu.Lock()
		defer mu.Unlock()
		history = append(history, porcupine.Operation{ClientId: n, Input: in, Call: call, Output: out, Return: done})
		return out
	}
	for n := range 2*len(people) + 1 {
		p := &person{n: n, seat: people[n/2%len(people)], rng: rand.New(rand.NewPCG(seed, uint64(n))), g: g, act: act}
		p.leads = n == 2*len(people)
		all.Go(func() { p.play(rounds) })
	}
	all.Wait()
	return history
}

func ask(t *testing.T, s server, in input) output {
	if in.verb == "" {
		snap, err := s.look(in.seat)
		if err != nil {
			t.Error(err)
			return output{}
		}
		var v match.Full
		if err := json.Unmarshal(snap.View, &v); err != nil {
			t.Error(err)
		}
		out := output{offset: snap.Offset, turn: int(v.Turn), phase: v.Phase, sees: "nothing"}
		if v.Sent != nil {
			out.sees = fmt.Sprint(v.Sent.Lines)
		}
		return out
	}
	frame, refused := s.do(match.Command{Actor: in.actor, Seat: in.seat, ID: in.id, Verb: in.verb, Turn: &in.turn, Phase: in.phase, Body: in.body()})
	if refused != nil {
		return output{code: refused.Code}
	}
	var ack wire.Ack
	if err := json.Unmarshal(frame, &ack); err != nil {
		t.Error(err)
	}
	return output{offset: ack.O}
}

func (in input) body() json.RawMessage {
	lines := append([]int{}, in.lines...)
	switch in.verb {
	case wire.VerbOrders:
		return wire.Write(wire.Orders{Lines: lines})
	case wire.VerbAnswers:
		return wire.Write(wire.Answers{Answers: []wire.Answer{}, Lines: lines})
	case wire.VerbReady:
		return wire.Write(wire.Ready{Ready: in.ready})
	}
	return wire.Write(wire.None{})
}

// person is one of those who act at the same time.
type person struct {
	n     int
	seat  rules.Seat
	leads bool
	rng   *rand.Rand
	g     *engine.Game
	act   func(n int, in input) output
}

// play looks, acts on what was seen, and sometimes sends the same again from a
// second page.
func (p *person) play(rounds int) {
	for i := range rounds {
		seen := p.act(p.n, input{seat: p.seat})
		in := p.command(seen.turn, seen.phase)
		in.actor, in.id = fmt.Sprint("person ", p.n), fmt.Sprint("c", i)
		var second sync.WaitGroup
		if p.rng.IntN(3) == 0 {
			second.Go(func() { p.act(p.n+100, in) })
		}
		p.act(p.n, in)
		second.Wait()
	}
}

func (p *person) command(turn int, phase string) input {
	in := input{seat: p.seat, turn: turn, phase: phase}
	if p.leads {
		in.verb, in.seat = wire.VerbNext, rules.NONE
		if p.rng.IntN(2) == 0 { // or the phases end before anybody can act
			in.turn++
		}
		return in
	}
	switch n := p.rng.IntN(8); {
	case n < 4:
		in.verb = wire.VerbOrders
		if phase == wire.PhaseResponse {
			in.verb = wire.VerbAnswers
		}
		for range p.rng.IntN(3) {
			in.lines = append(in.lines, p.rng.IntN(len(p.g.Cat.Lines[p.seat])))
		}
	case n < 5:
		in.verb = wire.VerbWithdraw
	default:
		in.verb, in.ready = wire.VerbReady, n < 7
	}
	return in
}
