package loadtest

import (
	"bytes"
	"context"
	"errors"
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
	gone  chan struct{} // closed when the reader has ended

	// What follows is under the table's lock.
	socket  *socket
	left    bool   // by our own wish
	at      int    // position in the match
	offset  uint64 // of the last event
	epoch   string
	kept    [][]byte // events and snapshots, to be checked later
	command pending
	last    pending // the command that was answered last
	asked   bool    // for a snapshot
}

// pending is a command and, once it is answered, the offset it was answered with.
type pending struct {
	id     string
	sent   time.Time // zero: not timed
	frame  []byte
	key    key
	offset uint64
}

// connect opens the socket and follows the match, from the beginning or from
// the last event that was heard.
func (p *player) connect(ctx context.Context) error {
	p.table.mu.Lock()
	p.left = false
	p.table.mu.Unlock()
	s, err := p.attach(ctx)
	if err != nil {
		return err
	}
	p.gone = make(chan struct{})
	go p.live(s)
	return nil
}

// attach opens a socket and subscribes; what was missed follows on it.
func (p *player) attach(ctx context.Context) (*socket, error) {
	s, err := p.table.house.open(ctx, p.place, &p.sum)
	if err != nil {
		return nil, err
	}
	if err = p.subscribe(s); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (p *player) subscribe(s *socket) error {
	if err := s.write(p.sub()); err != nil {
		return err
	}
	first, err := s.next()
	for err == nil && bytes.HasPrefix(first, []byte(`{"t":"room"`)) {
		first, err = s.next()
	}
	if err != nil {
		return err
	}
	f, err := read(first)
	if err != nil || f.T != "snapshot" && f.T != "live" {
		return fmt.Errorf("the server answered a subscription with %.200s", first)
	}
	p.table.mu.Lock()
	left := p.left
	if !left {
		p.socket = s
	}
	p.table.mu.Unlock()
	if left {
		return errors.New("the player has left meanwhile")
	}
	p.heard(f, first, time.Now())
	return nil
}

func (p *player) sub() []byte {
	p.table.mu.Lock()
	defer p.table.mu.Unlock()
	sub := wire.Sub{T: "sub", Match: p.place.Match}
	if p.epoch != "" {
		after := p.offset
		sub.Epoch, sub.After = p.epoch, &after
	}
	return wire.Write(sub)
}

// live listens until the player leaves; where the server may vanish, it comes
// back like a browser does.
func (p *player) live(s *socket) {
	defer close(p.gone)
	for s != nil {
		err := p.listen(s)
		switch t := p.table; {
		case p.hasLeft():
			return
		case t.gate == nil:
			t.fail(fmt.Errorf("the socket of %s ended: %w", p.place.Seat, err))
			return
		default:
			s = p.comeBack()
		}
	}
}

func (p *player) hasLeft() bool {
	p.table.mu.Lock()
	defer p.table.mu.Unlock()
	return p.left
}

// listen reads until the socket ends.
func (p *player) listen(s *socket) error {
	for {
		data, err := s.next()
		if err != nil {
			return err
		}
		now := time.Now()
		f, err := read(data)
		if err != nil {
			return fmt.Errorf("a frame is no JSON: %.200s", data)
		}
		p.heard(f, data, now)
	}
}

// leave closes the socket and waits for its reader.
func (p *player) leave() {
	t := p.table
	t.mu.Lock()
	s := p.socket
	p.left = true
	t.mu.Unlock()
	if s == nil {
		return
	}
	s.close()
	<-p.gone
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
		t.resumed.snapshot(p, f)
		if p.asked && f.Offset != p.offset {
			t.complain(fmt.Sprintf("%s heard up to event %d of %d", p.place.Seat, p.offset, f.Offset))
		}
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
		t.resumed.live++
	}
	t.check(now)
}

func (p *player) keep(data []byte) { p.kept = append(p.kept, bytes.Clone(data)) }

func (p *player) move(f frame) { p.at = max(p.at, position(f.Turn, f.Phase)) }

// answered closes the open command.
func (p *player) answered(f frame, now time.Time) {
	t := p.table
	if f.ID == p.last.id {
		t.again(p, f)
		return
	}
	if f.ID != p.command.id {
		return
	}
	if t.timed && !p.command.sent.IsZero() {
		t.times.acks = append(t.times.acks, now.Sub(p.command.sent))
	}
	p.last, p.command = p.command, pending{}
	p.last.offset = f.Offset
	t.acked = append(t.acked, p.last.key)
	t.open--
}

// refused counts a refusal and keeps the match going: who may not do what was
// planned holds.
func (p *player) refused(f frame) {
	t := p.table
	if f.ID == p.last.id && t.gate != nil {
		t.resumed.lost++
		t.complain(fmt.Sprintf("%s was acknowledged a command that the server then refused with %s", p.place.Seat, f.Code))
		return
	}
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
	c := pending{id: newID(), sent: now, key: key{turn, phase, p.n}}
	c.frame = wire.Write(wire.Cmd{T: "cmd", ID: c.id, Verb: verb, Turn: &turn, Phase: phase, Body: wire.Write(body)})
	t := p.table
	t.mu.Lock()
	p.command = c
	s := p.socket
	t.mu.Unlock()
	if err := s.write(c.frame); err != nil && t.gate == nil {
		return fmt.Errorf("%s cannot send: %w", p.place.Seat, err)
	}
	return nil // where the server may vanish, it is sent again
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
