package sim

import (
	"encoding/json"

	"casus/server/wire"
)

// hear takes in one frame as the browser does, and holds it against what was
// heard before.
func (c *client) hear(w *world, raw []byte) {
	var kind struct{ T string }
	c.decode(w, raw, &kind)
	switch kind.T {
	case "welcome":
		c.welcome(w, raw)
	case "room":
	case "snapshot":
		c.snapshot(w, raw)
	case "live":
		c.live(w, raw)
	case "ev":
		c.event(w, raw)
	case "ack":
		c.acked(w, raw)
	case "nack":
		c.refused(w, raw)
	default:
		w.broken("%s: a frame of no known kind: %s", c.name, raw)
	}
}

func (c *client) decode(w *world, raw []byte, into any) {
	if err := json.Unmarshal(raw, into); err != nil {
		w.broken("%s: a frame that cannot be read (%v): %.300s", c.name, err, raw)
	}
}

// welcome tells where the member sits now. What it had sealed for another seat
// and not sent is not sent any more.
func (c *client) welcome(w *world, raw []byte) {
	var f wire.Welcome
	c.decode(w, raw, &f)
	if f.Match != w.match || f.Member != c.member {
		w.broken("%s is welcomed as %s in %s", c.name, f.Member, f.Match)
	}
	if f.Seat != c.seat {
		c.seat = f.Seat
		c.waiting = nil
	}
	if !w.book.maySit(c.member, c.seat) {
		w.broken("%s is welcomed at %q, where nobody put it", c.name, c.seat)
	}
}

// snapshot replaces the screen. The same audience sees the same at the same
// offset, whoever asks and however often the server has been restarted.
func (c *client) snapshot(w *world, raw []byte) {
	var f wire.Snapshot
	c.decode(w, raw, &f)
	if c.resumed != nil && f.Epoch == c.screen.epoch && f.Offset < *c.resumed {
		w.broken("%s had heard event %d and is taken back to %d", c.name, *c.resumed, f.Offset)
	}
	w.told.shown(w, c, f)
	if err := c.screen.load(f); err != nil {
		w.broken("%s: a view that cannot be read: %v", c.name, err)
	}
	w.report.Did["snapshot"]++
}

// live promises exactly the events that were missed.
func (c *client) live(w *world, raw []byte) {
	var f wire.Live
	c.decode(w, raw, &f)
	switch {
	case c.resumed == nil:
		w.broken("%s asked for a snapshot and got %s", c.name, raw)
	case f.Epoch != c.screen.epoch || f.From != *c.resumed+1:
		w.broken("%s asked to go on after %d of %s and got %s", c.name, *c.resumed, c.screen.epoch, raw)
	}
	w.report.Did["resumed"]++
}

// event continues the screen by one.
func (c *client) event(w *world, raw []byte) {
	var f wire.Event
	c.decode(w, raw, &f)
	if f.O != c.screen.offset+1 {
		w.broken("%s: event %d follows %d", c.name, f.O, c.screen.offset)
	}
	w.told.heard(w, c.screen.epoch, f.O, raw)
	if err := c.screen.apply(f); err != nil {
		w.broken("%s: event %d cannot be applied (%v): %.300s", c.name, f.O, err, raw)
	}
	w.report.Events++
}

// acked: what the client was told is stored must be on the disk at once.
func (c *client) acked(w *world, raw []byte) {
	var f wire.Ack
	c.decode(w, raw, &f)
	a := w.book.of(f.ID)
	if a == nil || a.by != c {
		w.broken("%s got an answer to somebody else's command: %s", c.name, raw)
		return
	}
	w.book.ack(w, a, raw, f.O)
	c.done(a)
	w.report.Acked++
}

func (c *client) refused(w *world, raw []byte) {
	var f wire.Nack
	c.decode(w, raw, &f)
	w.report.Refused[f.Code]++
	a := w.book.of(f.ID)
	if a == nil || a.by != c || f.Retryable != f.Code.Retryable() {
		w.broken("%s: a refusal that fits nothing: %s", c.name, raw)
		return
	}
	if !f.Retryable {
		w.book.refuse(a, f.Code)
		c.done(a)
	}
}

// done forgets a command that has its answer.
func (c *client) done(a *asked) {
	for i, x := range c.waiting {
		if x == a {
			c.waiting = append(c.waiting[:i:i], c.waiting[i+1:]...)
			return
		}
	}
}
