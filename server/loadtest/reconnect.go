package loadtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// Reconnected is what came of cutting every socket at once.
type Reconnected struct {
	Format  string  `json:"format"`
	Mode    string  `json:"mode"`
	Sockets int     `json:"sockets"`
	Matches int     `json:"matches"`
	WithinS float64 `json:"within_s"`
	WallS   float64 `json:"wall_s"` // until the last one was back

	Live      int      `json:"live"` // came back without a gap
	Snapshots int      `json:"snapshot"`
	Missed    int      `json:"events_missed"` // by all together, and told again
	LiveP50   float64  `json:"live_p50_ms"`   // from asking for a ticket until live
	LiveP99   float64  `json:"live_p99_ms"`
	LiveMax   float64  `json:"live_max_ms"`
	Reads     *float64 `json:"store_reads"` // of the server meanwhile; null where it does not count them
	ServerCPU *float64 `json:"server_cpu_s"`
	PerConn   *float64 `json:"rss_per_conn_kb"`
	OK        bool     `json:"ok"`
	wrong     string
}

const (
	missed = 2 // events each player acts as if it had not heard: about a turn
	// storeReads is how the server calls its reads of the store.
	storeReads = "casus_store_reads_total"
)

// Reconnect opens sockets at running matches, cuts them all at once and lets
// them come back within a time, each where it was.
func Reconnect(ctx context.Context, c Config, sockets int, within time.Duration) (*Reconnected, error) {
	ctx, cancel := limited(ctx, c.Limit)
	defer cancel()
	c.Matches, c.Turns, c.Warmup, c.Think = (sockets+seats-1)/seats, 1, max(c.Warmup, 1), 0
	r := &run{Config: c, began: time.Now()}
	if err := r.draw(ctx); err != nil {
		return nil, err
	}
	shut, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	defer shut()
	defer r.closeAll()
	var m sizes
	if m.base, err = r.size(ctx, true); err == nil {
		err = r.sit(ctx, &m)
	}
	if err != nil {
		return nil, r.explained(ctx, err)
	}
	out := &Reconnected{Format: "casus-loadtest/1", Mode: "reconnect", Sockets: c.Matches * seats, Matches: c.Matches, WithinS: within.Seconds()}
	if r.measured() {
		out.PerConn = some(round(float64(m.connected.rss-m.matches.rss)/float64(out.Sockets), 1))
	}
	return out, r.explained(ctx, r.storm(ctx, out, within))
}

func (r *run) closeAll() {
	for _, t := range r.tables {
		t.close()
	}
}

// storm cuts all sockets and lets them come back.
func (r *run) storm(ctx context.Context, out *Reconnected, within time.Duration) error {
	reads, counted, err := r.target.metric(ctx, storeReads)
	if err != nil {
		return err
	}
	r.say("cutting %d sockets", out.Sockets)
	r.cut(out)
	cpu, began := cpuOf(r.target.pid), time.Now()
	times, err := r.returns(ctx, within)
	if err != nil {
		return err
	}
	out.WallS = round(time.Since(began).Seconds(), 2)
	if r.measured() {
		out.ServerCPU = some(round((cpuOf(r.target.pid) - cpu).Seconds(), 2))
	}
	if after, _, err := r.target.metric(ctx, storeReads); err != nil {
		return err
	} else if counted {
		out.Reads = some(after - reads)
	}
	if err := r.all(ctx, func(t *table) error { return t.snapshots(ctx) }); err != nil {
		return err
	}
	out.LiveP50, out.LiveP99, out.LiveMax = percentile(times, 50), percentile(times, 99), percentile(times, 100)
	r.count(out)
	return nil
}

// cut ends every socket and makes every player forget its last events.
func (r *run) cut(out *Reconnected) {
	var all sync.WaitGroup
	for _, t := range r.tables {
		for _, p := range t.seats {
			all.Go(p.leave)
		}
	}
	all.Wait()
	for _, t := range r.tables {
		for _, p := range t.seats {
			n := min(missed, p.offset-1)
			p.offset -= n
			out.Missed += int(n)
		}
	}
}

// returns lets every player come back at a moment of its own.
func (r *run) returns(ctx context.Context, within time.Duration) ([]time.Duration, error) {
	luck := rand.New(rand.NewPCG(r.Seed, 3))
	moments := make([]time.Duration, len(r.tables)*seats)
	for i := range moments {
		moments[i] = time.Duration(luck.Int64N(int64(within)))
	}
	times := make([]time.Duration, len(moments))
	err := each(ctx, len(moments), len(moments), func(i int) error {
		if err := pause(ctx, moments[i]); err != nil {
			return err
		}
		began := time.Now()
		err := r.tables[i/seats].seats[i%seats].connect(ctx)
		times[i] = time.Since(began)
		return err
	})
	slices.Sort(times)
	return times, err
}

// count looks at how everybody came back. All have asked for a snapshot since,
// so nothing they missed is still on its way.
func (r *run) count(out *Reconnected) {
	for _, t := range r.tables {
		t.mu.Lock()
		out.Live += t.resumed.live
		out.Snapshots += t.resumed.snaps
		if len(t.errs) > 0 && out.wrong == "" {
			out.wrong = t.errs[0]
		}
		t.mu.Unlock()
	}
	if back := out.Live + out.Snapshots; out.wrong == "" && back != out.Sockets {
		out.wrong = fmt.Sprintf("%d of %d sockets came back", back, out.Sockets)
	}
	out.OK = out.wrong == ""
}
