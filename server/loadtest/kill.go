package loadtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// Killed is what came of ending the server again and again.
type Killed struct {
	Format  string `json:"format"`
	Mode    string `json:"mode"`
	Cycles  int    `json:"cycles"`
	Matches int    `json:"matches"` // at the same time
	Played  int    `json:"matches_played"`
	Turns   int64  `json:"turns"`
	Seed    uint64 `json:"seed"`

	Acked   int `json:"acked"`   // commands
	Lost    int `json:"lost"`    // of those, not there afterwards
	Doubled int `json:"doubled"` // commands that took effect twice
	Resent  int `json:"resent"`  // without an answer when the server ended

	Live       int     `json:"resumed_live"`
	Snapshots  int     `json:"resumed_snapshot"`
	RestartP50 float64 `json:"restart_ms_p50"` // from the kill until the server listens again
	RestartMax float64 `json:"restart_ms_max"`
	BackP50    float64 `json:"back_ms_p50"` // from then until all players are back
	BackMax    float64 `json:"back_ms_max"`
	WallS      float64 `json:"wall_s"`
	Check      Checked `json:"check"`
	OK         bool    `json:"ok"`
}

const (
	killTurns  = 60 // of each match: long enough to be killed often, short enough to be played again fast
	backWithin = time.Minute
	overlap    = 8 // one kill in so many does not wait until all are back
)

// Kill plays under load and ends the server at random moments, each time as a
// power cut would; everything acknowledged must be there afterwards, once.
func Kill(ctx context.Context, c Config, cycles int) (*Killed, error) {
	ctx, cancel := limited(ctx, c.Limit)
	defer cancel()
	c.Turns, c.Warmup = killTurns, 0
	r := &run{Config: c, began: time.Now()}
	if err := r.draw(ctx); err != nil {
		return nil, err
	}
	server, err := r.launch(ctx)
	if err != nil {
		return nil, err
	}
	defer server.remove()
	h := newHall(r, newGate())
	k := &killer{hall: h, server: server, luck: rand.New(rand.NewPCG(c.Seed, 9))}
	err = h.during(ctx, func(ctx context.Context) error { return k.cycle(ctx, cycles) })
	if err != nil {
		return nil, r.explained(ctx, err)
	}
	return k.report(), nil
}

// killer ends the server and starts it again.
type killer struct {
	*hall
	server         *child
	luck           *rand.Rand
	cycles         int
	restarts, back []time.Duration
}

func (k *killer) cycle(ctx context.Context, cycles int) error {
	for k.cycles < cycles {
		wait := 50*time.Millisecond + time.Duration(k.luck.Int64N(int64(400*time.Millisecond)))
		if err := pause(ctx, wait); err != nil {
			return err
		}
		if err := k.once(ctx); err != nil {
			return fmt.Errorf("cycle %d: %w", k.cycles+1, err)
		}
		k.cycles++
		if k.cycles%50 == 0 {
			k.say("%d of %d cycles, %d turns", k.cycles, cycles, k.hall.turns.Load())
		}
	}
	return nil
}

// once is one kill and one restart.
func (k *killer) once(ctx context.Context) error {
	began := time.Now()
	k.gate.shut()
	k.server.kill()
	if err := k.server.start(ctx); err != nil {
		return err
	}
	up := time.Now()
	k.restarts = append(k.restarts, up.Sub(began))
	k.gate.open()
	if k.luck.IntN(overlap) == 0 && k.cycles > 0 {
		return nil // the next kill falls among those who come back
	}
	late, cancel := context.WithTimeout(ctx, backWithin)
	defer cancel()
	for !k.gate.home() {
		if err := pause(late, time.Millisecond); err != nil {
			return fmt.Errorf("not all players came back within %s; the server said:\n%s", backWithin, k.server.notes)
		}
	}
	k.back = append(k.back, time.Since(up))
	return nil
}

func (k *killer) report() *Killed {
	slices.Sort(k.restarts)
	slices.Sort(k.back)
	h := k.hall
	out := &Killed{Format: "casus-loadtest/1", Mode: "kill", Cycles: k.cycles, Matches: h.Matches, Played: h.played, Turns: h.turns.Load(), Seed: h.Seed,
		Acked: h.acked, Lost: h.resumed.lost, Doubled: h.resumed.doubled, Resent: h.resumed.resent,
		Live: h.resumed.live, Snapshots: h.resumed.snaps,
		RestartP50: percentile(k.restarts, 50), RestartMax: percentile(k.restarts, 100),
		BackP50: percentile(k.back, 50), BackMax: percentile(k.back, 100),
		WallS: round(time.Since(h.began).Seconds(), 1), Check: h.check}
	out.OK = out.Check.OK && out.Lost+out.Doubled == 0
	return out
}

// during keeps all matches going while something else is done, once all have
// begun, then lets them finish their turns and checks them.
func (h *hall) during(ctx context.Context, do func(ctx context.Context) error) error {
	err := each(ctx, h.Matches+1, h.Matches+1, func(i int) error {
		if i < h.Matches {
			return h.keep(ctx, i)
		}
		defer close(h.stop)
		if err := h.allBegun(ctx); err != nil {
			return err
		}
		return do(ctx)
	})
	h.check.settle()
	return err
}
