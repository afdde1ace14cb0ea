package loadtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"casus/server/wire"

	"github.com/google/uuid"
)

// table is one match with its six players.
type table struct {
	plan  *plan
	house *house
	lead  place
	seats [seats]*player
	life  context.Context // ends when the match is given up
	end   context.CancelFunc
	luck  *rand.Rand // of how long is thought

	mu     sync.Mutex
	want   int       // where all players must get
	open   int       // commands without an answer
	told   time.Time // when the last player got there
	done   chan struct{}
	failed chan struct{}
	err    error
	errs   []string // what a player should not have been told
	adrift bool     // the match is not where the plan has it
	timed  bool

	times   samples
	acked   []key // commands that the server acknowledged
	gate    *gate // nil where the server stays up
	resumed resumed
}

// key names what a seat sends in one phase.
type key struct {
	turn  int
	phase string
	seat  int
}

// samples are what the clock measured.
type samples struct {
	last, first []time.Duration // from the last and the first order set to the new turn
	acks        []time.Duration
	responses   int // turns in which somebody had to answer
}

// stall is how long nothing may happen before a match is thought to wait for
// answers that were not planned.
const stall = 5 * time.Second

// position orders the moments of a match.
func position(turn int, phase string) int {
	switch phase {
	case wire.PhaseResponse:
		return 2*turn + 1
	case wire.PhaseOver:
		return 1 << 30
	case wire.PhaseLobby:
		return 0
	}
	return 2 * turn
}

// newTable makes the room and takes its six seats.
func newTable(ctx context.Context, h *house, p *plan, length int, g *gate) (*table, error) {
	t := &table{plan: p, house: h, gate: g, done: make(chan struct{}, 1), failed: make(chan struct{})}
	t.luck = rand.New(rand.NewPCG(p.seed, 0x7417))
	t.life, t.end = context.WithCancel(ctx)
	if err := t.enter(ctx, length); err != nil {
		t.end()
		return nil, err
	}
	return t, nil
}

func (t *table) enter(ctx context.Context, length int) (err error) {
	if t.lead, err = t.house.create(ctx, t.plan.game.Scenario.ID, t.plan.seed, length); err != nil {
		return err
	}
	for i, code := range wire.Seats {
		p := &player{table: t, n: i}
		if p.place, err = t.house.join(ctx, t.lead.Room, code); err != nil {
			return err
		}
		t.seats[i] = p
	}
	return nil
}

// connect opens the six sockets.
func (t *table) connect(ctx context.Context) error {
	for _, p := range t.seats {
		if err := p.connect(ctx); err != nil {
			return err
		}
	}
	return nil
}

// start lets the facilitator begin the match and leave.
func (t *table) start(ctx context.Context) error {
	s, err := t.house.open(ctx, t.lead, &traffic{})
	if err != nil {
		return err
	}
	defer s.close()
	t.expect(position(1, wire.PhaseOrders), 0)
	if err := s.write(wire.Write(wire.Cmd{T: "cmd", ID: newID(), Verb: wire.VerbStart})); err != nil {
		return err
	}
	if _, err := s.until("ack"); err != nil {
		return err
	}
	return t.wait(ctx)
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// stagger is when a match begins: the first thoughts of all end at different
// moments, as those of classes do.
func (t *table) stagger(mean time.Duration) time.Duration {
	return time.Duration(t.luck.Float64() * float64(mean))
}

// think is how long a match waits before its next orders: half the mean to one
// and a half.
func (t *table) think(mean time.Duration) time.Duration {
	return time.Duration((0.5 + t.luck.Float64()) * float64(mean))
}

// turn plays one turn of the plan, from 0.
func (t *table) turn(ctx context.Context, i int) error {
	st, n := &t.plan.steps[i], i+1
	next := position(n+1, wire.PhaseOrders)
	first := next
	if st.response() || t.adrift {
		first = position(n, wire.PhaseResponse)
	}
	t.expect(first, seats)
	began := time.Now()
	last := began
	for s, p := range t.seats {
		last = time.Now()
		if err := p.send(last, wire.VerbOrders, n, wire.PhaseOrders, wire.Orders{Lines: list(st.lines[s])}); err != nil {
			return err
		}
	}
	if err := t.wait(ctx); err != nil {
		return err
	}
	t.sample(began, last, st)
	if t.behind(next) {
		return t.answer(ctx, n, st)
	}
	return nil
}

func list(lines []int) []int {
	if lines == nil {
		return []int{}
	}
	return lines
}

func (t *table) sample(began, last time.Time, st *step) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.timed {
		return
	}
	t.times.last = append(t.times.last, t.told.Sub(last))
	t.times.first = append(t.times.first, t.told.Sub(began))
	if st.response() {
		t.times.responses++
	}
}

// behind reports whether some player is not yet at a moment.
func (t *table) behind(moment int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return !t.reached(moment)
}

// answer plays the response phase: who must answers. Off the plan, all do.
func (t *table) answer(ctx context.Context, n int, st *step) error {
	who := st.must
	if t.adrift {
		who = [seats]bool{true, true, true, true, true, true}
	}
	count := 0
	for _, must := range who {
		if must {
			count++
		}
	}
	t.expect(position(n+1, wire.PhaseOrders), count)
	for s, p := range t.seats {
		if !who[s] {
			continue
		}
		body := wire.Answers{Answers: []wire.Answer{}, Lines: []int{}}
		if !t.adrift {
			for _, a := range st.answers[s] {
				body.Answers = append(body.Answers, wire.Answer{Duty: a.Duty, Choice: a.Choice})
			}
		}
		if err := p.send(time.Time{}, wire.VerbAnswers, n, wire.PhaseResponse, body); err != nil {
			return err
		}
	}
	return t.wait(ctx)
}

// snapshots lets every player ask for the match as it stands.
func (t *table) snapshots(ctx context.Context) error {
	t.expect(0, seats)
	for _, p := range t.seats {
		if err := p.ask(); err != nil {
			return err
		}
	}
	return t.wait(ctx)
}

// expect says what the next wait is for.
func (t *table) expect(moment, answers int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.want, t.open, t.told = moment, answers, time.Time{}
	select {
	case <-t.done:
	default:
	}
}

// reached reports whether all players are at a moment or past it.
func (t *table) reached(moment int) bool {
	for _, p := range t.seats {
		if p.at < moment {
			return false
		}
	}
	return true
}

// check, with the lock held, notes whether what was waited for is here.
func (t *table) check(now time.Time) {
	if t.told.IsZero() && t.reached(t.want) {
		t.told = now
	}
	if !t.told.IsZero() && t.open <= 0 {
		select {
		case t.done <- struct{}{}:
		default:
		}
	}
}

// wait waits for what was expected.
func (t *table) wait(ctx context.Context) error {
	late := time.NewTimer(stall)
	defer late.Stop()
	for {
		select {
		case <-t.done:
			return nil
		case <-t.failed:
			return t.err
		case <-ctx.Done():
			return ctx.Err()
		case <-late.C:
			if t.strand() {
				return nil
			}
			late.Reset(stall)
		}
	}
}

// strand reports whether the match waits for answers nobody planned: all
// players are in a response phase, and their orders have been answered.
func (t *table) strand() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.open > 0 || !t.told.IsZero() || t.want%2 != 0 || !t.reached(t.want-1) {
		return false
	}
	t.adrift = true
	t.told = time.Now()
	t.complain(fmt.Sprintf("turn %d waits for answers that the reference does not call for", (t.want-1)/2))
	return true
}

// complain, with the lock held, counts something a player should not be told.
func (t *table) complain(what string) { t.errs = append(t.errs, what) }

// fail ends the match for good.
func (t *table) fail(err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.err == nil {
		t.err = err
		close(t.failed)
	}
}

// close ends the sockets and waits for their readers.
func (t *table) close() {
	t.end()
	for _, p := range t.seats {
		if p != nil {
			p.leave()
		}
	}
	t.house.close()
}
