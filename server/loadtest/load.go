package loadtest

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
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

	scenario string
	quiet    string // folder with the quiet scenario, or empty

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
	pack, err := r.rules()
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

// rules are those of the server to come: shipped, and quiet if it is our own.
func (r *run) rules() (pack *rules.Pack, err error) {
	if r.scenario = shipped; r.URL != "" {
		return load.Shipped()
	}
	r.scenario = quiet
	pack, r.quiet, err = quietRules()
	return pack, err
}

func (r *run) planOf(pack *rules.Pack, i int) (*plan, error) {
	p, err := newPlan(pack, r.scenario, r.Orders, mix(r.Seed, uint64(i)), r.Warmup+r.Turns, r.length())
	if err == nil && i+1 == r.WrongText {
		wrong := p.game.Setup
		wrong.Arm = "1961"
		p.game, err = engine.New(pack, wrong)
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
	return func() {
		c.remove()
		os.RemoveAll(r.quiet) //nolint:errcheck // a temporary folder
	}, nil
}

// launch starts a server of our own.
func (r *run) launch(ctx context.Context) (*child, error) {
	r.say("starting a server")
	c, err := newChild(ctx, r.Program, r.quiet)
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

func (r *run) say(format string, args ...any) {
	fmt.Fprintf(r.Notes, "%6.1f s  "+format+"\n", append([]any{time.Since(r.began).Seconds()}, args...)...)
}
