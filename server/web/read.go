package web

import (
	"context"
	"errors"
	"io"
	"net"
	"time"

	"casus/server/meter"
	"casus/server/wire"

	"github.com/gorilla/websocket"
	"go.uber.org/zap"
)

const (
	// A frame a little too large is refused politely; one far too large ends
	// the socket, because reading it to its end would cost as much as it costs
	// the sender.
	abusiveFrame = 4 * wire.MaxFrame
	answerWithin = 15 * time.Second
)

var errAbuse = errors.New("frame far too large")

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
		if s.place != nil {
			s.deadline(l.SilenceWithin)
		}
		if code := s.take(kind, data); code != 0 {
			return code
		}
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
	if s.place != nil {
		s.deadline(s.web.cfg.Limits.SilenceWithin)
	}
	return nil
}

// next reads one frame, at most one byte more of it than is allowed.
func (s *socket) next() (kind int, data []byte, err error) {
	kind, r, err := s.conn.NextReader()
	if err != nil {
		return 0, nil, err
	}
	if data, err = io.ReadAll(io.LimitReader(r, wire.MaxFrame+1)); err != nil || len(data) <= wire.MaxFrame {
		return kind, data, err
	}
	rest, err := io.Copy(io.Discard, io.LimitReader(r, abusiveFrame))
	if err == nil && rest == abusiveFrame {
		err = errAbuse
	}
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

// take deals with one frame; a code other than 0 ends the socket.
func (s *socket) take(kind int, data []byte) wire.CloseCode {
	now := s.web.cfg.Clock.Now()
	if !s.frames.AllowN(now, 1) {
		return wire.CloseLimit
	}
	frame, id, err := any(nil), "", error(wire.Refuse(wire.Malformed, "frames are text"))
	if kind == websocket.TextMessage {
		frame, id, err = wire.Read(data)
	}
	if s.place == nil {
		if err != nil {
			return wire.CloseProtocol
		}
		ctx, cancel := context.WithTimeout(context.Background(), answerWithin)
		defer cancel()
		code := s.hello(ctx, frame)
		if code == 0 {
			s.deadline(s.web.cfg.Limits.SilenceWithin)
		}
		return code
	}
	if err != nil {
		return s.refuse(id, err)
	}
	return s.dispatch(frame)
}

// refuse answers a frame that was not understood. Who sends many of them is no
// browser of ours.
func (s *socket) refuse(id string, err error) wire.CloseCode {
	var r *wire.Refusal
	if !errors.As(err, &r) {
		r = wire.Refuse(wire.Malformed, "not understood")
	}
	s.queue.Push(wire.WriteNack(id, r))
	s.web.cfg.Meter.Refused("unreadable", string(r.Code))
	if !s.mistakes.AllowN(s.web.cfg.Clock.Now(), 1) {
		return wire.CloseProtocol
	}
	return 0
}

func (s *socket) dispatch(frame any) wire.CloseCode {
	ctx, cancel := context.WithTimeout(context.Background(), answerWithin)
	defer cancel()
	switch f := frame.(type) {
	case *wire.Ping:
		s.queue.Push(wire.Write(wire.Pong{T: "pong", N: f.N}))
	case *wire.Cmd:
		s.command(ctx, f)
	case *wire.Sub:
		if !s.commands.AllowN(s.web.cfg.Clock.Now(), 1) {
			s.queue.Push(wire.WriteNack("", tooFast))
		} else if refused := s.session.Subscribe(ctx, s.place, f); refused != nil {
			s.queue.Push(wire.WriteNack("", refused))
		}
	default:
		return wire.CloseProtocol // a second hello
	}
	return 0
}

var tooFast = wire.Refuse(wire.Rate, "too many commands at once; wait a moment and send it again")

func (s *socket) command(ctx context.Context, c *wire.Cmd) {
	if !s.commands.AllowN(s.web.cfg.Clock.Now(), 1) {
		s.note(zap.InfoLevel, "commands limited")
		s.queue.Push(wire.WriteNack(c.ID, tooFast))
		s.web.cfg.Meter.Rejected("commands")
		s.web.cfg.Meter.Refused("any", string(wire.Rate))
		return
	}
	began := time.Now()
	answer, code := s.session.Command(ctx, c)
	s.queue.Push(answer)
	verb := c.Verb
	if code == string(wire.UnknownVerb) {
		verb = meter.Stranger
	}
	s.web.cfg.Meter.Answered(verb, code, time.Since(began))
	s.note(zap.DebugLevel, "command answered", zap.String("verb", verb), zap.String("cmd", c.ID), zap.String("code", code))
}
