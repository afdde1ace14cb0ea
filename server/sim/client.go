package sim

import (
	"casus/engine/view"
	"casus/server/feed"
	"casus/server/lobby"
	"casus/server/wire"
)

// client is a browser of one member, connected or not.
type client struct {
	name   string // c0 leads
	member string
	token  string
	seat   string // as the last welcome said
	out    bool   // removed from the room

	proc    *process
	session lobby.Session
	conn    *lobby.Conn
	queue   *feed.Queue
	room    int // bytes the queue holds

	screen  screen
	resumed *uint64  // offset it asked to go on after; nil for a fresh start
	waiting []*asked // not answered yet, in order
	sent    int      // commands so far

	overheard func(frame []byte) // unless nil, is given all that was read
}

func (c *client) connected() bool { return c.conn != nil }

// queueSizes are what a connection can hold: as in production, and so small that
// a client who does not read is soon cut.
var queueSizes = []int{1 << 20, 1 << 20, 96 << 10, 24 << 10}

// connect opens a socket, says hello, goes on where the client was and resends
// what was never answered.
func (w *world) connect(c *client) {
	if c.out || c.connected() || w.err != nil {
		return
	}
	session, refused := w.now.lobby.ByToken(ctx, c.token)
	if refused != nil {
		w.notLetIn(c, refused)
		return
	}
	ticket, _ := w.now.lobby.Ticket(session)
	session, ok := w.now.lobby.Redeem(ctx, ticket)
	if !ok {
		w.broken("%s: a fresh ticket was refused", c.name)
		return
	}
	c.proc, c.session, c.room = w.now, session, queueSizes[w.rng.IntN(len(queueSizes))]
	c.queue = feed.NewQueue(c.room, int(wire.CloseSlow))
	if c.conn, refused = session.Attach(ctx, c.queue); refused != nil {
		c.conn = nil
		w.notLetIn(c, refused)
		return
	}
	c.read(w, -1) // the welcome tells the seat
	if !c.connected() {
		return
	}
	w.subscribe(c)
	c.read(w, -1)
	for _, a := range append([]*asked(nil), c.waiting...) {
		if c.connected() && w.err == nil {
			w.send(c, a)
		}
	}
}

// subscribe asks for the stream from where the client stopped.
func (w *world) subscribe(c *client) {
	sub := &wire.Sub{T: "sub", Match: w.match}
	c.resumed = nil
	if c.screen.shows && !w.one(8) { // now and then a page is loaded anew
		at := c.screen.offset
		c.resumed, sub.Epoch, sub.After = &at, c.screen.epoch, &at
	}
	if refused := c.session.Subscribe(ctx, c.conn, sub); refused != nil && c.proc.store.Down() == nil {
		w.broken("%s cannot follow the match: %v", c.name, refused)
	}
	w.calm(w.now)
}

// notLetIn: only who was removed may be kept out.
func (w *world) notLetIn(c *client, refused *wire.Refusal) {
	if w.now.store.Down() != nil {
		return
	}
	if refused.Code == wire.Forbidden && w.book.mayBeOut(c.member) {
		c.gone()
		return
	}
	w.broken("%s is not let in: %v", c.name, refused)
}

// gone: the member is removed for good; nothing it sent is waited for.
func (c *client) gone() {
	c.vanish()
	c.out, c.waiting = true, nil
}

// vanish ends the connection without a word, with all that was under way.
func (c *client) vanish() {
	if c.conn == nil {
		return
	}
	c.session.Detach(c.conn)
	c.queue.Close(1006)
	c.conn, c.queue, c.proc = nil, nil, nil
}

// readSome takes in a part of what waits, as a line that breaks in the middle.
func (c *client) readSome(w *world) { c.read(w, w.rng.IntN(6)) }

// read takes in what waits, at most n frames of it unless n is negative, and
// leaves the connection when the server has closed it. Frames beyond n are lost.
func (c *client) read(w *world, n int) {
	if !c.connected() || w.err != nil {
		return
	}
	frames, closed, code := c.queue.Take()
	size := 0
	for i, f := range frames {
		size += len(f)
		if n < 0 || i < n {
			c.hear(w, f)
			if c.overheard != nil {
				c.overheard(f)
			}
		}
	}
	if size > c.room {
		w.broken("%s: %d bytes waited in a queue of %d", c.name, size, c.room)
	}
	if closed {
		c.closed(w, wire.CloseCode(code))
	}
}

func (c *client) closed(w *world, code wire.CloseCode) {
	w.report.Did["closed: "+code.Reason()]++
	if code == wire.CloseKicked {
		if !w.book.mayBeOut(c.member) {
			w.broken("%s was removed by nobody", c.name)
		}
		c.gone()
		return
	}
	if !code.Reconnects() {
		w.broken("%s was told to stay away: %d %s", c.name, code, code.Reason())
	}
	c.vanish()
}

// audience is whose stream the client hears.
func (c *client) audience() view.Audience {
	if c.name == leader {
		return view.All
	}
	if i := wire.SeatIndex(c.seat); i >= 0 {
		return view.Seat(seatAt(i))
	}
	return view.Public
}
