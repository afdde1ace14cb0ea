package loadtest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// hall keeps matches going: a new one begins for each that ends.
type hall struct {
	*run
	gate   *gate         // nil where the server stays up
	stop   chan struct{} // closed when every match shall finish its turn and end
	begun  chan struct{} // one token for each match that has begun in the first round
	houses atomic.Int64
	turns  atomic.Int64

	mu      sync.Mutex
	check   Checked
	resumed resumed
	acked   int
	played  int // matches
}

func newHall(r *run, g *gate) *hall {
	h := &hall{run: r, gate: g, stop: make(chan struct{}), begun: make(chan struct{}, r.Matches)}
	h.check.Verify = r.Verify
	return h
}

// keep plays match after match in one place until told to stop.
func (h *hall) keep(ctx context.Context, n int) error {
	// The first match is cut short, by another length in each place, so that
	// not all of them end and begin at the same moment.
	length := max(1, h.Turns*(n+1)/h.Matches)
	for ; !h.stopped(); length = h.Turns {
		t, err := h.begin(ctx, n)
		if err != nil {
			if h.gate == nil || ctx.Err() != nil {
				return err
			}
			// The server went away meanwhile; the room that was half made stays
			// empty.
			if err := pause(ctx, retryAfter); err != nil {
				return err
			}
			continue
		}
		select {
		case h.begun <- struct{}{}:
		default: // a later round
		}
		turns, err := h.through(ctx, t, length)
		if err == nil {
			err = h.retire(ctx, t, turns)
		}
		t.close()
		if err != nil {
			return err
		}
	}
	return nil
}

// allBegun waits until every place has had its first match begin.
func (h *hall) allBegun(ctx context.Context) error {
	for range h.Matches {
		select {
		case <-h.begun:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (h *hall) stopped() bool {
	select {
	case <-h.stop:
		return true
	default:
		return false
	}
}

// begin makes a room, seats its players and starts the match.
func (h *hall) begin(ctx context.Context, n int) (*table, error) {
	if h.gate != nil {
		if err := h.gate.wait(ctx); err != nil {
			return nil, err
		}
	}
	t, err := newTable(ctx, newHouse(h.target, int(h.houses.Add(1))), h.plans[n], h.length(), h.gate)
	if err != nil {
		return nil, err
	}
	if err = t.connect(ctx); err == nil {
		err = t.start(ctx)
	}
	t.house.close()
	if err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

// through plays some turns of the match, or fewer when told to stop.
func (h *hall) through(ctx context.Context, t *table, length int) (turns int, err error) {
	if err := h.ponder(ctx, t.stagger(h.Think)); err != nil {
		return 0, err
	}
	for turns < length && !h.stopped() {
		if err := t.turn(ctx, turns); err != nil {
			return turns, err
		}
		turns++
		h.turns.Add(1)
		if err := h.ponder(ctx, t.think(h.Think)); err != nil {
			return turns, err
		}
	}
	return turns, nil
}

// ponder is a pause that ends early when all shall end.
func (h *hall) ponder(ctx context.Context, d time.Duration) error {
	if d == 0 {
		return nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-h.stop:
	case <-ctx.Done():
	}
	return ctx.Err()
}

// retire checks a match that was played.
func (h *hall) retire(ctx context.Context, t *table, turns int) error {
	err := t.audit(ctx)
	for err != nil && h.gate != nil && ctx.Err() == nil {
		if err = h.gate.wait(ctx); err == nil {
			err = pause(ctx, retryAfter)
		}
		if err == nil {
			err = t.audit(ctx)
		}
	}
	if err != nil {
		return err
	}
	c, err := t.verify(turns, h.Verify)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.check.add(c)
	h.resumed.add(t.resumed)
	h.acked += len(t.acked)
	h.played++
	return err
}
