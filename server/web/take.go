package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"
	"time"

	"casus/server/meter"
	"casus/server/wire"

	"go.uber.org/zap"
)

const (
	// A frame a little too large is refused politely; one far too large ends
	// the line, because reading it to its end would cost as much as it costs
	// the sender.
	abusiveFrame = 4 * wire.MaxFrame
	answerWithin = 15 * time.Second
)

var errAbuse = errors.New("frame far too large")

// bounded reads one frame, at most one byte more of it than is allowed.
func bounded(r io.Reader) (data []byte, err error) {
	desk := desks.Get().(*bytes.Buffer)
	defer desks.Put(desk)
	desk.Reset()
	_, err = desk.ReadFrom(io.LimitReader(r, wire.MaxFrame+1))
	if data = bytes.Clone(desk.Bytes()); err != nil || len(data) <= wire.MaxFrame {
		return data, err
	}
	rest, err := io.Copy(io.Discard, io.LimitReader(r, abusiveFrame))
	if err == nil && rest == abusiveFrame {
		err = errAbuse
	}
	return data, err
}

// desks are where frames are read before they are copied in their true size.
var desks = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// take deals with one frame; a code other than 0 ends the line. Frames of a
// line are taken one after the other.
func (l *line) take(text bool, data []byte) wire.CloseCode {
	if !l.frames.AllowN(l.web.cfg.Clock.Now(), 1) {
		return wire.CloseLimit
	}
	frame, id, err := any(nil), "", error(notText)
	if text {
		frame, id, err = wire.Read(data)
	}
	ctx := l.web.waits.begin()
	defer l.web.waits.done(ctx)
	switch {
	case err == nil && l.place == nil:
		return l.hello(ctx, frame)
	case err == nil:
		return l.dispatch(ctx, frame)
	case l.place == nil:
		return wire.CloseProtocol
	}
	return l.refuse(id, err)
}

// refuse answers a frame that was not understood. Who sends many of them is no
// browser of ours.
func (l *line) refuse(id string, err error) wire.CloseCode {
	var r *wire.Refusal
	if !errors.As(err, &r) {
		r = wire.Refuse(wire.Malformed, "not understood")
	}
	l.queue.Push(wire.WriteNack(id, r))
	l.web.cfg.Meter.Refused("unreadable", string(r.Code))
	if !l.mistakes.AllowN(l.web.cfg.Clock.Now(), 1) {
		return wire.CloseProtocol
	}
	return 0
}

func (l *line) dispatch(ctx context.Context, frame any) wire.CloseCode {
	switch f := frame.(type) {
	case *wire.Ping:
		l.queue.Push(wire.Write(wire.Pong{T: "pong", N: f.N}))
	case *wire.Cmd:
		l.command(ctx, f)
	case *wire.Sub:
		if !l.commands.AllowN(l.web.cfg.Clock.Now(), 1) {
			l.queue.Push(wire.WriteNack("", tooFast))
		} else if refused := l.session.Subscribe(ctx, l.place, f); refused != nil {
			l.queue.Push(wire.WriteNack("", refused))
		}
	default:
		return wire.CloseProtocol // a second hello
	}
	return 0
}

var notText = wire.Refuse(wire.Malformed, "frames are text")

var tooFast = wire.Refuse(wire.Rate, "too many commands at once; wait a moment and send it again")

func (l *line) command(ctx context.Context, c *wire.Cmd) {
	if !l.commands.AllowN(l.web.cfg.Clock.Now(), 1) {
		l.note(zap.InfoLevel, "commands limited")
		l.queue.Push(wire.WriteNack(c.ID, tooFast))
		l.web.cfg.Meter.Rejected("commands")
		l.web.cfg.Meter.Refused("any", string(wire.Rate))
		return
	}
	// What the command leads to and its answer leave together.
	l.queue.Hold()
	defer l.queue.Release()
	began := time.Now()
	answer, code := l.place.Command(ctx, c)
	l.queue.Push(answer)
	verb := c.Verb
	if code == string(wire.UnknownVerb) {
		verb = meter.Stranger
	}
	l.web.cfg.Meter.Answered(verb, code, time.Since(began))
	if l.web.cfg.Log.Core().Enabled(zap.DebugLevel) { // else the fields would be made for nobody
		l.note(zap.DebugLevel, "command answered", zap.String("verb", verb), zap.String("cmd", c.ID), zap.String("code", code))
	}
}
