package sim

import (
	"sync"

	"casus/rules"
	"casus/server/match"
	"casus/server/wire"
)

// forgetful does not know a command again.
type forgetful struct {
	server
	mu sync.Mutex
	n  int
}

func (s *forgetful) do(c match.Command) ([]byte, *wire.Refusal) {
	s.mu.Lock()
	s.n++
	c.ID += string(rune('A' + s.n%26))
	c.Actor += string(rune('A' + s.n/26))
	s.mu.Unlock()
	return s.server.do(c)
}

// behind shows the view of the time before.
type behind struct {
	server
	mu   sync.Mutex
	last map[rules.Seat]wire.Snapshot
}

func (s *behind) look(seat rules.Seat) (wire.Snapshot, error) {
	now, err := s.server.look(seat)
	s.mu.Lock()
	defer s.mu.Unlock()
	before, ok := s.last[seat]
	s.last[seat] = now
	if !ok {
		return now, err
	}
	return before, err
}

// eager says yes to a seat being ready and tells the match when it is asked the
// next time.
type eager struct {
	server
	mu   sync.Mutex
	late *match.Command
}

func (s *eager) do(c match.Command) ([]byte, *wire.Refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if late := s.late; late != nil {
		s.late = nil
		if _, refused := s.server.do(*late); refused != nil {
			return nil, refused
		}
	}
	if c.Verb == wire.VerbReady {
		s.late = &c
		return wire.Write(wire.Ack{T: "ack", ID: c.ID}), nil
	}
	return s.server.do(c)
}
