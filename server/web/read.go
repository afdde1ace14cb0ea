package web

import (
	"errors"
	"net"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// read takes frames until the socket ends and gives the code to close it with.
func (s *socket) read() wire.CloseCode {
	l := s.web.cfg.Limits
	s.conn.SetReadLimit(2 * abusiveFrame)
	s.conn.SetPingHandler(s.pinged)
	s.conn.SetPongHandler(s.ponged)
	s.deadline(l.HelloWithin)
	for {
		kind, data, err := s.next()
		if err != nil {
			return s.endOf(err)
		}
		if code := s.take(kind == websocket.TextMessage, data); code != 0 {
			return code
		}
		if code := s.queue.Code(); code != 0 { // it was closed meanwhile
			return wire.CloseCode(code)
		}
		s.deadline(l.SilenceWithin)
	}
}

// pinged answers a ping of the socket's own kind. It counts as a frame: a flood
// of pings is one like any other.
func (s *socket) pinged(text string) error {
	if !s.frames.AllowN(s.web.cfg.Clock.Now(), 1) {
		return errAbuse
	}
	err := s.conn.WriteControl(websocket.PongMessage, []byte(text), s.by())
	if errors.Is(err, websocket.ErrCloseSent) {
		return nil
	}
	return err
}

// ponged takes an answer to our ping as a sign of life.
func (s *socket) ponged(string) error {
	if !s.frames.AllowN(s.web.cfg.Clock.Now(), 1) {
		return errAbuse
	}
	if s.place != nil && s.queue.Code() == 0 {
		s.deadline(s.web.cfg.Limits.SilenceWithin)
	}
	return nil
}

func (s *socket) next() (kind int, data []byte, err error) {
	kind, r, err := s.conn.NextReader()
	if err != nil {
		return 0, nil, err
	}
	data, err = bounded(r)
	return kind, data, err
}

func (s *socket) endOf(err error) wire.CloseCode {
	// The socket library hides which error a deadline was, but not that it was one.
	var late net.Error
	silent := errors.As(err, &late) && late.Timeout()
	switch {
	case errors.Is(err, errAbuse), errors.Is(err, websocket.ErrReadLimit):
		return wire.CloseLimit
	case silent && s.place == nil:
		return wire.CloseTicket
	case silent:
		return wire.CloseNoPong
	}
	return websocket.CloseNormalClosure // the browser has gone
}
