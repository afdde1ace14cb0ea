package web

import (
	"context"
	"io"
	"net/http"
	"time"

	"casus/server/wire"
)

// write sends what the queue holds until it closes or the browser goes away,
// and a comment now and then, so that nobody on the way takes the stream for
// dead.
func (s *stream) write(ctx context.Context, name string) {
	h := s.rw.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store, no-transform")
	h.Set("X-Accel-Buffering", "no") // proxies may not hold frames back
	h.Set("Casus-Stream", name)
	s.rw.WriteHeader(http.StatusOK)
	clock := s.web.cfg.Clock
	for on := true; on; {
		beat, stop := clock.Alarm(clock.Now().Add(wire.HeartbeatMS * time.Millisecond))
		on = s.comment(ctx) && s.between(ctx, beat)
		stop()
	}
}

// between sends frames until the next beat; on is false once the stream is over.
func (s *stream) between(ctx context.Context, beat <-chan time.Time) (on bool) {
	for {
		select {
		case <-s.queue.Ready():
			if s.flush(ctx) {
				return false
			}
		case <-beat:
			return true
		case <-ctx.Done():
			return false
		}
	}
}

// comment sends a sign of life and looks for one: a stream that has brought no
// frame for too long is asked to come back.
func (s *stream) comment(ctx context.Context) bool {
	if s.web.cfg.Clock.Now().UnixNano()-s.heard.Load() >= int64(s.web.cfg.Limits.SilenceWithin) {
		s.queue.Close(int(wire.CloseNoPong))
		return true
	}
	if !s.begin(ctx) {
		return false
	}
	io.WriteString(s.rw, ":\n\n") //nolint:errcheck // the flush says it
	return s.through()
}

// flush sends everything that waits; done tells that it was the last.
func (s *stream) flush(ctx context.Context) (done bool) {
	frames, closed, code := s.queue.Take()
	bytes, since := s.queue.Waiting()
	defer s.queue.Sent()
	if !s.begin(ctx) {
		return true
	}
	for _, f := range frames {
		s.event("data: ", f)
	}
	if closed {
		c := wire.CloseCode(code)
		s.event("event: close\ndata: ", wire.Write(wire.Closed{Code: c, Reason: c.Reason()}))
	}
	gone := !s.through()
	s.wrote(bytes, since)
	return gone || closed
}

// event writes one event of the stream; encoded JSON has no line breaks.
func (s *stream) event(head string, data []byte) {
	io.WriteString(s.rw, head)   //nolint:errcheck // the flush says it
	s.rw.Write(data)             //nolint:errcheck // likewise
	io.WriteString(s.rw, "\n\n") //nolint:errcheck // likewise
}

// begin bounds what is written next. The server's own bounds are for answers
// that end. It gives false for a stream that was cut, whose deadline it has just
// overwritten.
func (s *stream) begin(ctx context.Context) bool {
	s.out.SetWriteDeadline(time.Now().Add(s.web.cfg.Limits.WriteWithin)) //nolint:errcheck // the flush says it
	return ctx.Err() == nil
}

// through sends what was written past every buffer.
func (s *stream) through() bool {
	err := s.out.Flush()
	s.out.SetWriteDeadline(time.Time{}) //nolint:errcheck // the next flush says it
	return err == nil
}
