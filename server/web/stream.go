package web

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"casus/server/meter"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// stream is a line for networks that let no WebSocket through: frames go out as
// server-sent events in the answer to one long request, and come in as one short
// request each.
//
//	POST /api/stream        Casus-Protocol: casus.v1.json
//	                        body: the hello frame
//	  answer                Casus-Stream: KEY
//	                        data: FRAME               one for each frame
//	                        : a comment               every HeartbeatMS
//	                        event: close              the last event, with
//	                        data: {"code":4011,"reason":"..."}
//	POST /api/stream/frame  Authorization: Stream KEY
//	                        body: one frame (sub, cmd, ping)
//	  answer                204; what the frame leads to comes by the stream
//
// The frames are those of the socket, byte for byte, and so are the limits. The
// key stands for this one line as a connection stands for a socket: it is in no
// address, is never logged, and dies with the stream. Frames are taken in the
// order in which their requests arrive, so whoever needs an order waits for each
// answer before the next request. Whoever sends no frame for SilenceWithin is
// taken for gone: answer each comment with a ping.
//
// Over HTTP/1.1 a browser opens six connections to a host, and a stream holds
// one of them: a tab should have one stream and no more.
type stream struct {
	line
	rw    http.ResponseWriter
	out   *http.ResponseController
	heard atomic.Int64  // unix nanoseconds of the last frame
	turn  chan struct{} // full while a frame is dealt with
	done  bool          // a frame has ended the stream; only who has the turn looks
	ended chan struct{} // closed once no frame is taken any more
}

type streamKey [sha256.Size]byte

// newKey draws 256 bits that stand for a stream. Only their hash is kept.
func newKey() (name string, key streamKey) {
	b := make([]byte, 32)
	rand.Read(b) //nolint:errcheck // documented never to fail
	name = base64.RawURLEncoding.EncodeToString(b)
	return name, sha256.Sum256([]byte(name))
}

func (w *Web) stream(rw http.ResponseWriter, r *http.Request) {
	if refused := w.admit(r, "stream", r.Header.Get("Casus-Protocol") == wire.Subprotocol); refused != nil {
		w.refuse(rw, refused)
		return
	}
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	s := &stream{line: w.newLine(meter.EventFeed, w.address(r)), rw: rw, out: http.NewResponseController(rw),
		turn: make(chan struct{}, 1), ended: make(chan struct{})}
	s.cut = func() {
		cancel()
		s.out.SetWriteDeadline(time.Now()) //nolint:errcheck // what is being written fails
	}
	w.open(&s.line)
	defer s.end()
	s.run(ctx, r)
}

// run lives as long as the stream.
func (s *stream) run(ctx context.Context, r *http.Request) {
	name, key := newKey()
	s.heard.Store(s.web.cfg.Clock.Now().UnixNano())
	if code := s.greet(r); code != 0 {
		s.queue.Close(int(code))
	} else {
		s.web.register(key, s)
	}
	s.write(ctx, name)
	s.web.register(key, nil)
	s.turn <- struct{}{} // the frame that is being dealt with is the last
	close(s.ended)
	s.detach()
	s.queue.Close(websocket.CloseAbnormalClosure)
}

// greet reads the hello from the request's body.
func (s *stream) greet(r *http.Request) wire.CloseCode {
	s.out.SetReadDeadline(time.Now().Add(s.web.cfg.Limits.HelloWithin)) //nolint:errcheck // the read below fails
	data, err := bounded(r.Body)
	if err == nil {
		// The server's own bound is for requests that end. On one that does not
		// arrive whole the deadline stays: the server reads the rest of it too.
		s.out.SetReadDeadline(time.Time{}) //nolint:errcheck // likewise
	}
	switch {
	case errors.Is(err, errAbuse):
		return wire.CloseLimit
	case errors.Is(err, os.ErrDeadlineExceeded):
		return wire.CloseTicket
	case err != nil:
		return wire.CloseProtocol
	}
	return s.take(true, data)
}

// register enters a stream under its key, or with nil takes it out.
func (w *Web) register(key streamKey, s *stream) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.streams[key] = s; s == nil {
		delete(w.streams, key)
	}
}
