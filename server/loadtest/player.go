package loadtest

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"casus/server/wire"
)

// player is one seat's browser.
type player struct {
	table *table
	n     int
	place place
	sum   traffic

	socket *socket
	gone   chan struct{} // closed when the reader has ended
	left   bool          // by our own wish

	// What follows is under the table's lock.
	at      int    // position in the match
	offset  uint64 // of the last event
	epoch   string
	kept    [][]byte // events and snapshots, to be checked later
	command pending
	asked   bool // for a snapshot
}

// pending is the command that has no answer yet.
type pending struct {
	id    string
	sent  time.Time // zero: not timed
	frame []byte
}

// connect opens the socket and follows the match, from the beginning or from
// the last event that was heard.
func (p *player) connect(ctx context.Context) error {
	s, err := p.table.house.open(ctx, p.place, &p.sum)
	if err != nil {
		return err
	}
	sub := wire.Sub{T: "sub", Match: p.place.Match}
	if p.epoch != "" {
		after := p.offset
		sub.Epoch, sub.After = p.epoch, &after
	}
	if err := s.write(wire.Write(sub)); err != nil {
		return err
	}
	p.socket, p.gone, p.left = s, make(chan struct{}), false
	first, err := s.next()
	if err != nil {
		return err
	}
	for bytes.HasPrefix(first, []byte(`{"t":"room"`)) {
		if first, err = s.next(); err != nil {
			return err
		}
	}
	f, err := read(first)
	if err != nil || f.T != "snapshot" && f.T != "live" {
		s.close()
		return fmt.Errorf("the server answered a subscription with %.200s", first)
	}
	p.heard(f, first, time.Now())
	go p.listen(s, p.gone)
	return nil
}

// listen reads until the socket ends.
func (p *player) listen(s *socket, gone chan struct{}) {
	defer close(gone)
	for {
		data, err := s.next()
		if err != nil {
			p.table.mu.Lock()
			left := p.left
			p.table.mu.Unlock()
			if !left {
				p.table.fail(fmt.Errorf("the socket of %s ended: %w", p.place.Seat, err))
			}
			return
		}
		now := time.Now()
		f, err := read(data)
		if err != nil {
			p.table.fail(fmt.Errorf("%s got a frame that is no JSON: %.200s", p.place.Seat, data))
			return
		}
		p.heard(f, data, now)
	}
}

// leave closes the socket and waits for its reader.
func (p *player) leave() {
	if p.socket == nil {
		return
	}
	p.table.mu.Lock()
	p.left = true
	p.table.mu.Unlock()
	p.socket.close()
	<-p.gone
	p.socket = nil
}

// heard takes in one frame.
func (p *player) heard(f frame, data []byte, now time.Time) {
	t := p.table
	t.mu.Lock()
	defer t.mu.Unlock()
	switch f.T {
	case "ev":
		if f.Offset != p.offset+1 {
			t.complain(fmt.Sprintf("%s got event %d after event %d", p.place.Seat, f.Offset, p.offset))
		}
		p.offset = f.Offset
		p.keep(data)
		if f.Phase != "" && f.Kind != "sent" {
			p.move(f)
		}
	case "snapshot":
		p.offset, p.epoch = f.Offset, f.Epoch
		p.keep(data)
		p.move(f)
		if p.asked {
			p.asked = false
			t.open--
		}
	case "ack":
		p.answered(f, now)
	case "nack":
		p.refused(f)
	case "live":
		p.epoch = f.Epoch
	}
	t.check(now)
}

func (p *player) keep(data []byte) { p.kept = append(p.kept, bytes.Clone(data)) }

func (p *player) move(f frame) { p.at = max(p.at, position(f.Turn, f.Phase)) }

// answered closes the open command.
func (p *player) answered(f frame, now time.Time) {
	t := p.table
	if f.ID != p.command.id {
		return // an answer to a command that was sent again
	}
	if t.timed && !p.command.sent.IsZero() {
		t.times.acks = append(t.times.acks, now.Sub(p.command.sent))
	}
	p.command = pending{}
	t.open--
}

// refused counts a refusal and keeps the match going: who may not do what was
// planned holds.
func (p *player) refused(f frame) {
	t := p.table
	if f.Code == string(wire.Rate) {
		go t.fail(fmt.Errorf("the server limits how fast commands may come (%s); start it with a higher --command-rate, or give --think", f.Reason))
		return
	}
	if f.ID != p.command.id || t.adrift && f.Code == string(wire.Late) {
		t.open--
		return
	}
	t.complain(fmt.Sprintf("%s was refused with %s: %s", p.place.Seat, f.Code, f.Reason))
	if f.Code == string(wire.Late) || f.Code == string(wire.Early) || f.Code == string(wire.Over) {
		t.open--
		return
	}
	t.adrift = true
	go p.hold()
}

// hold sends an empty set in place of what was refused.
func (p *player) hold() {
	t := p.table
	t.mu.Lock()
	at := p.at
	t.mu.Unlock()
	var err error
	if at%2 == 0 {
		err = p.send(time.Time{}, wire.VerbOrders, at/2, wire.PhaseOrders, wire.Orders{Lines: []int{}})
	} else {
		err = p.send(time.Time{}, wire.VerbAnswers, at/2, wire.PhaseResponse, wire.Answers{Answers: []wire.Answer{}, Lines: []int{}})
	}
	if err != nil {
		t.fail(err)
	}
}

// send sends a command; now is when, if it is timed.
func (p *player) send(now time.Time, verb string, turn int, phase string, body any) error {
	c := pending{id: newID(), sent: now}
	c.frame = wire.Write(wire.Cmd{T: "cmd", ID: c.id, Verb: verb, Turn: &turn, Phase: phase, Body: wire.Write(body)})
	p.table.mu.Lock()
	p.command = c
	p.table.mu.Unlock()
	if err := p.socket.write(c.frame); err != nil {
		return fmt.Errorf("%s cannot send: %w", p.place.Seat, err)
	}
	return nil
}

// ask wants a snapshot of the match as it stands.
func (p *player) ask() error {
	p.table.mu.Lock()
	p.asked = true
	p.table.mu.Unlock()
	return p.socket.write(wire.Write(wire.Sub{T: "sub", Match: p.place.Match}))
}

// rejoin drops the socket and comes back as a new tab would; it gives the bytes
// that cost.
func (p *player) rejoin(ctx context.Context) (int64, error) {
	p.leave()
	before := p.sum.in.Load()
	p.epoch = ""
	if err := p.connect(ctx); err != nil {
		return 0, err
	}
	return p.sum.in.Load() - before, nil
}
