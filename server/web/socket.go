package web

import (
	"context"
	"io"
	"net/http"
	"slices"
	"time"

	"casus/server/feed"
	"casus/server/lobby"
	"casus/server/meter"
	"casus/server/wire"

	"github.com/gorilla/websocket"
	"go.uber.org/zap"
	"golang.org/x/time/rate"
)

// socket is one open WebSocket. One goroutine reads it, another writes it; they
// meet only in the queue.
type socket struct {
	web     *Web
	conn    *websocket.Conn
	addr    string
	queue   *feed.Queue
	session lobby.Session
	place   *lobby.Conn
	id      uint64 // names the connection in the log

	commands *rate.Limiter
	frames   *rate.Limiter // beyond this it is no browser of ours
	mistakes *rate.Limiter
}

func (w *Web) socket(rw http.ResponseWriter, r *http.Request) {
	addr := w.address(r)
	switch {
	case w.draining.Load():
		w.refuse(rw, wire.Refuse(wire.Stopping, "the server is stopping; your browser will reconnect by itself"))
		return
	case !slices.Contains(websocket.Subprotocols(r), wire.Subprotocol):
		w.refuse(rw, wire.Refuse(wire.Malformed, "a socket must ask for the subprotocol "+wire.Subprotocol))
		return
	case !w.originAllowed(r):
		w.cfg.Meter.Denied(meter.DeniedOrigin)
		w.note("socket denied", addr, zap.String("why", "origin"))
		w.refuse(rw, wire.Refuse(wire.Forbidden, "sockets from this page are not allowed here; start the server with --origin"))
		return
	case !w.limits.sockets.enter(addr):
		w.cfg.Meter.Rejected("sockets")
		w.note("socket refused", addr, zap.String("why", "too many"))
		w.refuse(rw, wire.Refuse(wire.Rate, "too many sockets from one address"))
		return
	}
	conn, err := w.upgrade.Upgrade(rw, r, http.Header{"Sec-Websocket-Protocol": {wire.Subprotocol}})
	if err != nil {
		w.limits.sockets.leave(addr)
		return // Upgrade has answered
	}
	l := w.cfg.Limits
	s := &socket{web: w, conn: conn, addr: addr, id: w.conns.Add(1), queue: feed.NewQueue(l.QueueBytes, int(wire.CloseSlow)).In(w.pool),
		commands: rate.NewLimiter(l.Commands, l.CommandBurst),
		frames:   rate.NewLimiter(l.Commands*4, l.CommandBurst*6),
		mistakes: rate.NewLimiter(l.Commands/10, l.CommandBurst/2)}
	w.open(s)
	// The request's goroutine ends here and frees its buffers; the socket
	// needs only its own.
	go s.run()
}

func (w *Web) open(s *socket) {
	w.running.Add(1)
	w.cfg.Meter.Opened(meter.WebSocket)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sockets[s] = struct{}{}
	if w.draining.Load() { // it slipped in while the drain began
		s.queue.Close(int(wire.CloseShutdown))
	}
}

// run lives as long as the socket.
func (s *socket) run() {
	written := make(chan struct{})
	go func() {
		defer close(written)
		s.write()
	}()
	code := s.read()
	if s.place != nil {
		s.session.Detach(s.place)
	}
	s.queue.Close(int(code))
	<-written
	s.linger()
	s.end()
}

// linger reads on for a moment after the close frame went out. Ending a
// connection on which something unread waits would take the close frame back,
// and the browser would not learn why it was closed.
func (s *socket) linger() {
	s.deadline(time.Second)
	// Below the socket: after an error that has nothing more to read.
	io.Copy(io.Discard, s.conn.NetConn()) //nolint:errcheck // it ends one way or the other
}

func (s *socket) end() {
	s.conn.Close() //nolint:errcheck // it has ended one way or the other
	w := s.web
	w.mu.Lock()
	delete(w.sockets, s)
	w.mu.Unlock()
	w.limits.sockets.leave(s.addr)
	w.cfg.Meter.Closed(meter.WebSocket, s.queue.Code())
	s.note(zap.InfoLevel, "socket ended", zap.Int("code", s.queue.Code()))
	s.queue.Drop()
	w.running.Done()
}

// hello expects the first frame: a ticket, soon.
func (s *socket) hello(ctx context.Context, frame any) wire.CloseCode {
	h, ok := frame.(*wire.Hello)
	if !ok {
		return wire.CloseProtocol
	}
	session, ok := s.web.cfg.Lobby.Redeem(ctx, h.Ticket)
	if !ok {
		s.web.cfg.Meter.Denied(meter.DeniedTicket)
		s.note(zap.InfoLevel, "socket denied", zap.String("why", "ticket"))
		return wire.CloseTicket
	}
	place, refused := session.Attach(ctx, s.queue)
	switch {
	case refused == nil:
		s.session, s.place = session, place
		s.note(zap.InfoLevel, "socket joined")
		return 0
	case refused.Code == wire.Stopping:
		return wire.CloseShutdown
	case refused.Code == wire.Rate:
		return wire.CloseLimit
	}
	return wire.CloseTicket
}

func (s *socket) deadline(d time.Duration) {
	s.conn.SetReadDeadline(time.Now().Add(d)) //nolint:errcheck // a closed socket says so when it is read
}
