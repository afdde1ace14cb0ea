package loadtest

import (
	"context"
	"os"
	"runtime"
	"sync"
	"time"
)

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
