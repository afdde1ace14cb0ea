package web

import (
	"errors"
	"io"
	"net"
	"time"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// begin sets how the socket is read, and when it is first asked for a sign of
// life.
func (s *socket) begin() {
	s.conn.SetReadLimit(2 * abusiveFrame)
	s.conn.SetPingHandler(s.pinged)
	s.conn.SetPongHandler(s.ponged)
	s.deadline(s.web.cfg.Limits.HelloWithin)
	s.beat.Reset(heartbeat)
}

// read takes frames until the socket ends and gives the code to close it with.
// Nearly all sockets wait here at nearly all times, so it uses as little stack as
// can be: a stack of 8 kB shrinks to 4 only below 1.2.
func (s *socket) read() wire.CloseCode {
	for {
		if code := s.hear(s.conn.NextReader()); code != 0 {
			return code
		}
	}
}

// hear takes a frame that has begun to come; a code other than 0 ends the socket.
//
//go:noinline
func (s *socket) hear(kind int, r io.Reader, err error) wire.CloseCode {
	var data []byte
	if err == nil {
		data, err = bounded(r)
	}
	if err != nil {
		return s.endOf(err)
	}
	if code := s.take(kind == websocket.TextMessage, data); code != 0 {
		return code
	}
	if code := s.queue.Code(); code != 0 { // it was closed meanwhile
		return wire.CloseCode(code)
	}
	s.alive()
	return 0
}

// alive gives the socket until it must be heard again. That is put off with some
// frames only: to set a deadline costs as much as to read a frame.
func (s *socket) alive() {
	within := s.web.cfg.Limits.SilenceWithin
	if now := time.Now(); now.Sub(s.heard) > within/32 {
		s.heard = now
		s.deadline(within)
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
		s.alive()
	}
	return nil
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
