package web

import (
	"context"
	"net/http"
	"time"

	"casus/server/feed"
	"casus/server/lobby"
	"casus/server/meter"
	"casus/server/wire"

	"go.uber.org/zap"
	"golang.org/x/time/rate"
)

// line is one open way to a browser: who is at its other end, what they may
// still send, and what waits to be sent. Sockets and streams share all of it;
// they differ only in how bytes move.
type line struct {
	web     *Web
	id      uint64 // names it in the log
	way     string // what it is, as the meter names it
	addr    string
	queue   *feed.Queue
	session lobby.Session
	place   *lobby.Conn // nil before the hello
	cut     func()      // ends it at once, without a goodbye

	commands *rate.Limiter
	frames   *rate.Limiter // beyond this it is no browser of ours
	mistakes *rate.Limiter
}

// admit turns away who may open no line now. Whoever is let in counts among
// their address's lines until the line has ended. way is what is being opened,
// speaks whether it named our protocol.
func (w *Web) admit(r *http.Request, way string, speaks bool) *wire.Refusal {
	switch {
	case w.draining.Load():
		return wire.Refuse(wire.Stopping, "the server is stopping; your browser will reconnect by itself")
	case !speaks:
		return wire.Refuse(wire.Malformed, "a "+way+" must ask for the subprotocol "+wire.Subprotocol)
	case !w.originAllowed(r):
		w.cfg.Meter.Denied(meter.DeniedOrigin)
		w.note("socket denied", w.address(r), zap.String("why", "origin"))
		return foreign(r, way+"s")
	case !w.limits.sockets.enter(w.address(r)):
		w.cfg.Meter.Rejected("sockets")
		w.note("socket refused", w.address(r), zap.String("why", "too many"))
		return wire.Refuse(wire.Rate, "too many "+way+"s from one address")
	}
	return nil
}

func (w *Web) newLine(way, addr string) line {
	l := w.cfg.Limits
	return line{web: w, id: w.conns.Add(1), way: way, addr: addr, queue: feed.NewQueue(l.QueueBytes, int(wire.CloseSlow)).In(w.pool),
		commands: rate.NewLimiter(l.Commands, l.CommandBurst),
		frames:   rate.NewLimiter(l.Commands*4, l.CommandBurst*6),
		mistakes: rate.NewLimiter(l.Commands/10, l.CommandBurst/2)}
}

// open counts a line among those a drain has to end.
func (w *Web) open(l *line) {
	w.cfg.Meter.Opened(l.way)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running.Add(1)
	w.lines[l] = struct{}{}
	if w.draining.Load() { // it slipped in while the drain began
		l.queue.Close(int(wire.CloseShutdown))
	}
}

// wrote counts what has left; since is when the oldest of it came. A line that ends
// before it was told anything has nothing to count.
func (l *line) wrote(bytes int, since time.Time) {
	if bytes > 0 {
		l.web.cfg.Meter.Written(bytes, time.Since(since))
	}
}

// detach takes the line out of its room and its match; no frame may be taken
// after it.
func (l *line) detach() {
	if l.place != nil {
		l.session.Detach(l.place)
	}
}

// end is the last thing a line does.
func (l *line) end() {
	w := l.web
	w.mu.Lock()
	delete(w.lines, l)
	w.mu.Unlock()
	w.limits.sockets.leave(l.addr)
	w.cfg.Meter.Closed(l.way, l.queue.Code())
	l.note(zap.InfoLevel, "socket ended", zap.Int("code", l.queue.Code()))
	l.queue.Drop()
	w.running.Done()
}

// hello expects the first frame: a ticket, soon.
func (l *line) hello(ctx context.Context, frame any) wire.CloseCode {
	h, ok := frame.(*wire.Hello)
	if !ok {
		return wire.CloseProtocol
	}
	session, ok := l.web.cfg.Lobby.Redeem(ctx, h.Ticket)
	if !ok {
		l.web.cfg.Meter.Denied(meter.DeniedTicket)
		l.note(zap.InfoLevel, "socket denied", zap.String("why", "ticket"))
		return wire.CloseTicket
	}
	place, refused := session.Attach(ctx, l.queue)
	switch {
	case refused == nil:
		l.session, l.place = session, place
		l.note(zap.InfoLevel, "socket joined")
		return 0
	case refused.Code == wire.Stopping:
		return wire.CloseShutdown
	case refused.Code == wire.Rate:
		return wire.CloseLimit
	}
	return wire.CloseTicket
}
