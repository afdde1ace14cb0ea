package loadtest

import (
	"context"
	"fmt"
	"sync"
	"time"
)

// gate is open while the server runs.
type gate struct {
	mu sync.Mutex
	up chan struct{} // closed while the server runs

	away map[*player]struct{} // who wants to come back
}

func newGate() *gate {
	g := &gate{up: make(chan struct{}), away: map[*player]struct{}{}}
	close(g.up)
	return g
}

func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.up = make(chan struct{})
}

func (g *gate) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	close(g.up)
}

func (g *gate) wait(ctx context.Context) error {
	g.mu.Lock()
	up := g.up
	g.mu.Unlock()
	select {
	case <-up:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *gate) leaves(p *player) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.away[p] = struct{}{}
}

func (g *gate) returns(p *player) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.away, p)
}

// home reports whether everybody is back.
func (g *gate) home() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return len(g.away) == 0
}

// resumed is how players of a match came back, and what they then missed.
type resumed struct {
	live, snaps int
	resent      int // commands without an answer, sent again under their ids
	lost        int // acknowledged and not there
	doubled     int // there twice
}

func (r *resumed) add(o resumed) {
	r.live += o.live
	r.snaps += o.snaps
	r.resent += o.resent
	r.lost += o.lost
	r.doubled += o.doubled
}

// snapshot notes a fresh start of the stream; one that lies before what was
// heard already has lost something.
func (r *resumed) snapshot(p *player, f frame) {
	if p.epoch == "" || p.asked {
		return
	}
	r.snaps++
	if f.Epoch != p.epoch || f.Offset < p.offset {
		r.lost++
		p.table.complain(fmt.Sprintf("%s had heard event %d and was sent back to %d", p.place.Seat, p.offset, f.Offset))
	}
}

// retryAfter is the pause between attempts to come back.
const retryAfter = 20 * time.Millisecond

// comeBack opens a new socket as soon as the server is there, and sends again
// what had no answer. It gives nothing when the match is given up.
func (p *player) comeBack() *socket {
	t := p.table
	t.gate.leaves(p)
	defer t.gate.returns(p)
	for t.gate.wait(t.life) == nil {
		s, err := p.attach(t.life)
		if err == nil {
			if err = p.resend(s); err == nil {
				return s
			}
			s.close()
		}
		if pause(t.life, retryAfter) != nil {
			break
		}
	}
	return nil
}

// resend sends the open command again, and the one answered last: its answer
// must be the same again.
func (p *player) resend(s *socket) error {
	t := p.table
	t.mu.Lock()
	open, last := p.command.frame, p.last.frame
	if open != nil {
		t.resumed.resent++
	}
	t.mu.Unlock()
	for _, frame := range [][]byte{last, open} {
		if frame == nil {
			continue
		}
		if err := s.write(frame); err != nil {
			return err
		}
	}
	return nil
}

// again, with the lock held, compares the second answer to a command with the
// first: another offset means that it was carried out twice.
func (t *table) again(p *player, f frame) {
	if f.Offset != p.last.offset {
		t.resumed.doubled++
		t.complain(fmt.Sprintf("%s sent a command again and got offset %d instead of %d", p.place.Seat, f.Offset, p.last.offset))
	}
}
