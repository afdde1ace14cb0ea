package web

import (
	"errors"
	"runtime"
	"time"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

const heartbeat = wire.HeartbeatMS * time.Millisecond

// write sends what the queue holds, and is over once it has closed.
func (s *socket) write() {
	runtime.Gosched() // whoever fills the queue may have more for it
	if !s.written && s.flush() {
		s.written = true
		s.writer.Done()
	}
}

// ping goes out now and then: browsers answer it without the page, even in a tab
// that sleeps.
func (s *socket) ping() {
	if s.conn.WriteControl(websocket.PingMessage, nil, s.by()) != nil {
		s.abandon()
		return
	}
	s.beat.Reset(heartbeat)
}

// by is when a write must be done.
func (s *socket) by() time.Time { return time.Now().Add(s.web.cfg.Limits.WriteWithin) }

// flush sends everything that waits; done tells that it was the last.
func (s *socket) flush() (done bool) {
	frames, closed, code := s.queue.Take()
	bytes, since := s.queue.Waiting()
	defer s.queue.Sent()
	s.conn.SetWriteDeadline(s.by()) //nolint:errcheck // the write below fails
	if s.send(frames) != nil {
		s.abandon()
		return true
	}
	s.wrote(bytes, since)
	if !closed {
		return false
	}
	c := wire.CloseCode(code)
	s.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, c.Reason()), s.by()) //nolint:errcheck // the socket ends anyway
	s.abandon()
	return true
}

// send writes frames together.
func (s *socket) send(frames [][]byte) error {
	if len(frames) > 1 {
		s.cork.put()
	}
	var err error
	for i := 0; err == nil && i < len(frames); i++ {
		err = s.conn.WriteMessage(websocket.TextMessage, frames[i])
	}
	// What went in before an error leaves too: among it may be the answer to the
	// other side's goodbye.
	return errors.Join(err, s.cork.pull())
}

// abandon ends the reader too.
func (s *socket) abandon() {
	s.queue.Close(websocket.CloseAbnormalClosure)
	s.deadline(time.Second) // the reader learns of it
}
