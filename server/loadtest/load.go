package loadtest

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"casus/engine"
	"casus/rules"
	"casus/rules/load"
)

// run is one load test on its way.
type run struct {
	Config
	target target
	server *child // of our own, or nil
	plans  []*plan
	tables []*table
	began  time.Time
}

// Play runs the load and says how it went. The report is also given when the
// check failed; the caller looks at Check.OK.
func Play(ctx context.Context, c Config) (*Report, error) {
	ctx, cancel := limited(ctx, c.Limit)
	defer cancel()
	r := &run{Config: c, began: time.Now()}
	rep, err := r.play(ctx)
	return rep, r.explained(ctx, err)
}

func limited(ctx context.Context, limit time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, limit, fmt.Errorf("it took longer than --limit %s; give it more time, or less to do", limit))
}

// explained puts the reason in place of an error that only says that the time
// was up, and adds what a server said that ended by itself.
func (r *run) explained(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	if r.server != nil && r.server.crashed() {
		err = fmt.Errorf("%w; the server ended by itself and said:\n%s", err, r.server.notes)
	}
	return err
}

func (r *run) play(ctx context.Context) (*Report, error) {
	if err := r.draw(ctx); err != nil {
		return nil, err
	}
	shut, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	defer shut()
	rep := r.report()
	var m sizes
	if m.base, err = r.size(ctx, true); err != nil {
		return nil, err
	}
	defer r.closeAll()
	if err := r.sit(ctx, &m); err != nil {
		return nil, err
	}
	if err := r.timed(ctx, rep); err != nil {
		return nil, err
	}
	if err := r.finish(ctx, rep, &m); err != nil {
		return nil, err
	}
	return rep, nil
}

// length is what a match is made with: one turn is left over, so that the last
// one played ends like any other.
func (r *run) length() int { return r.Warmup + r.Turns + 1 }

// draw plays every match beforehand, before the server runs.
func (r *run) draw(ctx context.Context) error {
	pack, err := load.Shipped()
	if err != nil {
		return err
	}
	r.say("drawing the orders of %d matches", r.Matches)
	r.plans = make([]*plan, r.Matches)
	return each(ctx, r.Matches, runtime.GOMAXPROCS(0), func(i int) (err error) {
		r.plans[i], err = r.planOf(pack, i)
		return err
	})
}

func (r *run) planOf(pack *rules.Pack, i int) (*plan, error) {
	seed := mix(r.Seed, uint64(i))
	planned := seed
	if i+1 == r.WrongSeed {
		planned++
	}
	p, err := newPlan(pack, planned, r.Warmup+r.Turns, r.length())
	if err == nil {
		p.seed = seed
	}
	return p, err
}

// open finds the server or starts one, and gives what ends it.
func (r *run) open(ctx context.Context) (shut func(), err error) {
	if r.URL != "" {
		base := strings.TrimSuffix(r.URL, "/")
		r.target = target{base: base, origin: base, debug: strings.TrimSuffix(r.Debug, "/"), pid: r.PID}
		return func() {}, nil
	}
	c, err := r.launch(ctx)
	if err != nil {
		return nil, err
	}
	return c.remove, nil
}

// launch starts a server of our own.
func (r *run) launch(ctx context.Context) (*child, error) {
	r.say("starting a server")
	c, err := newChild(ctx, r.Program)
	if err == nil {
		r.server = c
		r.target = target{base: "http://" + c.addr, origin: "http://" + c.addr, debug: c.debug, pid: c.pid()}
	}
	return c, err
}

func (r *run) report() *Report {
	rep := &Report{Format: "escalation-bench/1", Mode: "server", Peer: "casus", PeerVersion: version(), Config: "durable",
		Runtime: runtime.Version(), Transport: "ws (gorilla/websocket), JSON", Round: r.Round,
		Matches: r.Matches, Seats: seats, Turns: r.Turns, Warmup: r.Warmup, ThinkMS: millis(r.Think), Seed: r.Seed,
		TurnsTotal: r.Matches * r.Turns}
	if !canMeasure() {
		rep.Note = "this system has no /proc, so CPU and memory are not measured"
	}
	return rep
}

func version() string {
	out := engine.Version
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				out += " " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return out
}

// measured reports whether the server's CPU and memory can be read.
func (r *run) measured() bool { return r.target.pid != 0 && canMeasure() }

// A server that has just started or connected somebody still has work on its
// way; the second collection finds it done.
const (
	collections = 2
	settleFor   = 200 * time.Millisecond
)

// size of the server, after a full GC if asked for.
func (r *run) size(ctx context.Context, gc bool) (memory, error) {
	for range collections {
		if !gc {
			break
		}
		if err := r.target.free(ctx); err != nil {
			return memory{}, err
		}
		if err := pause(ctx, settleFor); err != nil {
			return memory{}, err
		}
	}
	return memoryOf(r.target.pid), nil
}

// sit makes all matches, connects all players, begins and warms up.
func (r *run) sit(ctx context.Context, m *sizes) (err error) {
	r.say("making %d rooms with %d players", r.Matches, r.Matches*seats)
	r.tables = make([]*table, 0, r.Matches)
	var mu sync.Mutex
	err = each(ctx, r.Matches, setupAtOnce, func(i int) error {
		t, err := newTable(ctx, newHouse(r.target, i), r.plans[i], r.length(), nil)
		if err == nil {
			mu.Lock()
			r.tables = append(r.tables, t)
			mu.Unlock()
			t.house.close()
		}
		return err
	})
	if err != nil {
		return err
	}
	if m.matches, err = r.size(ctx, true); err != nil {
		return err
	}
	if err = r.all(ctx, func(t *table) error { return t.connect(ctx) }); err != nil {
		return err
	}
	if m.connected, err = r.size(ctx, true); err != nil {
		return err
	}
	r.say("%d sockets are open; starting", r.Matches*seats)
	if err = r.all(ctx, func(t *table) error { return t.start(ctx) }); err != nil {
		return err
	}
	return r.turns(ctx, 0, r.Warmup)
}

// setupAtOnce matches are made and joined at the same time.
const setupAtOnce = 8

// all does something for every match, a few at a time.
func (r *run) all(ctx context.Context, do func(t *table) error) error {
	return each(ctx, len(r.tables), setupAtOnce, func(i int) error {
		defer r.tables[i].house.close()
		return do(r.tables[i])
	})
}

// turns plays turns of all matches at once.
func (r *run) turns(ctx context.Context, from, to int) error {
	return each(ctx, len(r.tables), len(r.tables), func(i int) error {
		t := r.tables[i]
		err := pause(ctx, t.stagger(r.Think))
		for n := from; n < to && err == nil; n++ {
			if err = t.turn(ctx, n); err == nil && n+1 < to {
				err = pause(ctx, t.think(r.Think))
			}
		}
		return err
	})
}

func pause(ctx context.Context, d time.Duration) error {
	if d == 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// timed plays the part the clock looks at.
func (r *run) timed(ctx context.Context, rep *Report) error {
	for _, t := range r.tables {
		t.mu.Lock()
		t.timed = true
		t.mu.Unlock()
	}
	runtime.GC() // of what the preparation left, so that it does not fall into the timed part
	in, out, frames := r.traffic()
	server, own, began := cpuOf(r.target.pid), cpuOf(os.Getpid()), time.Now()
	err := r.turns(ctx, r.Warmup, r.Warmup+r.Turns)
	wall := time.Since(began)
	server, own = cpuOf(r.target.pid)-server, cpuOf(os.Getpid())-own
	if err != nil {
		return err
	}
	if err := pause(ctx, trailing); err != nil {
		return err
	}
	in2, out2, frames2 := r.traffic()
	client := float64(rep.TurnsTotal * seats)
	rep.RxBytes, rep.TxBytes = round(float64(in2-in)/client, 1), round(float64(out2-out)/client, 1)
	rep.RxMsgs = round(float64(frames2-frames)/client, 2)
	rep.cpu(wall, server, own, r.measured())
	r.say("%d turns in %.1f s: %.0f a second", rep.TurnsTotal, wall.Seconds(), rep.TurnsPerS)
	return nil
}

// trailing is how long the last turn's late frames (who is ready) may take to
// arrive; they count as bytes.
const trailing = 100 * time.Millisecond

// traffic sums over all players.
func (r *run) traffic() (in, out, frames int64) {
	for _, t := range r.tables {
		for _, p := range t.seats {
			in, out, frames = in+p.sum.in.Load(), out+p.sum.out.Load(), frames+p.sum.frames.Load()
		}
	}
	return in, out, frames
}

// finish measures what is left, asks every player's snapshot and checks it all.
func (r *run) finish(ctx context.Context, rep *Report, m *sizes) (err error) {
	if m.end, err = r.size(ctx, false); err != nil {
		return err
	}
	if m.endGC, err = r.size(ctx, true); err != nil {
		return err
	}
	if r.measured() {
		rep.memory(*m)
	}
	if err := r.all(ctx, func(t *table) error { return t.snapshots(ctx) }); err != nil {
		return err
	}
	if rep.RejoinBytes, err = r.tables[0].seats[0].rejoin(ctx); err != nil {
		return err
	}
	var s samples
	for _, t := range r.tables {
		s.add(&t.times)
	}
	rep.clock(s)
	rep.OrdersPerSet = r.ordersPerSet()
	rep.Load1 = load1()
	r.say("checking what was told")
	rep.Check, err = r.check(ctx)
	rep.RejoinOK = err == nil && rep.Check.OK
	return err
}

func (s *samples) add(o *samples) {
	s.last, s.first, s.acks = append(s.last, o.last...), append(s.first, o.first...), append(s.acks, o.acks...)
	s.responses += o.responses
}

func (r *run) ordersPerSet() float64 {
	n := 0
	for _, p := range r.plans {
		for _, st := range p.steps[r.Warmup:] {
			for _, lines := range st.lines {
				n += len(lines)
			}
		}
	}
	return round(float64(n)/float64(r.Matches*r.Turns*seats), 2)
}

// check verifies every match.
func (r *run) check(ctx context.Context) (sum Checked, err error) {
	var mu sync.Mutex
	sum.Verify = r.Verify
	err = each(ctx, len(r.tables), runtime.GOMAXPROCS(0), func(i int) error {
		c, err := r.tables[i].verify(r.Warmup+r.Turns, r.Verify)
		mu.Lock()
		defer mu.Unlock()
		sum.add(c)
		return err
	})
	sum.settle()
	return sum, err
}

func (r *run) say(format string, args ...any) {
	fmt.Fprintf(r.Notes, "%6.1f s  "+format+"\n", append([]any{time.Since(r.began).Seconds()}, args...)...)
}

// each calls do for 0 to n-1, some at a time, and gives the first error.
func each(ctx context.Context, n, atOnce int, do func(i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan int)
	var all sync.WaitGroup
	for range min(n, atOnce) {
		all.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					cancel(err)
				}
			}
		})
	}
	for i := 0; i < n && ctx.Err() == nil; i++ {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	all.Wait()
	return context.Cause(ctx)
}
