package sim

import (
	"bytes"
	"encoding/json"

	"casus/server/feed"
	"casus/server/match"
	"casus/server/wire"
)

// looksClosely compares what a client keeps by events with what a fresh page
// would be shown.
func (w *world) looksClosely() {
	c := w.anyClient(func(c *client) bool { return c.connected() && c.proc == w.now && c.screen.shows })
	if c != nil {
		w.compare(c)
	}
}

func (w *world) compare(c *client) {
	c.read(w, -1)
	if !c.connected() || w.err != nil {
		return
	}
	fresh, ok := w.fresh(c)
	if !ok {
		return
	}
	if fresh.Epoch != c.screen.epoch || fresh.Offset != c.screen.offset {
		w.broken("%s stands at event %d of %s, the match at %d of %s", c.name, c.screen.offset, c.screen.epoch, fresh.Offset, fresh.Epoch)
		return
	}
	w.told.shown(w, c, fresh)
	var full match.Full
	if err := json.Unmarshal(fresh.View, &full); err != nil {
		w.broken("%s: a view that cannot be read: %v", c.name, err)
	}
	if kept := c.screen.text(full); !bytes.Equal(kept, fresh.View) {
		w.broken("%s at event %d: events add up to\n%s\nand a fresh page shows\n%s", c.name, fresh.Offset, around(kept, fresh.View), around(fresh.View, kept))
	}
	w.report.Did["views compared"]++
}

// fresh is the snapshot a new page of the same member gets.
func (w *world) fresh(c *client) (f wire.Snapshot, ok bool) {
	q := feed.NewQueue(1<<20, int(wire.CloseSlow))
	session, refused := w.now.lobby.ByToken(ctx, c.token)
	if refused != nil {
		w.notLetIn(c, refused)
		return f, false
	}
	conn, refused := session.Attach(ctx, q)
	if refused != nil {
		w.notLetIn(c, refused)
		return f, false
	}
	defer session.Detach(conn)
	if refused := session.Subscribe(ctx, conn, &wire.Sub{T: "sub", Match: w.match}); refused != nil {
		w.broken("%s: no fresh view: %v", c.name, refused)
		return f, false
	}
	frames, _, _ := q.Take()
	for _, raw := range frames {
		if bytes.HasPrefix(raw, []byte(`{"t":"snapshot"`)) {
			c.decode(w, raw, &f)
			return f, true
		}
	}
	w.broken("%s asked for a view and got none", c.name)
	return f, false
}

// around shows where two long texts part.
func around(text, other []byte) string {
	i := 0
	for i < min(len(text), len(other)) && text[i] == other[i] {
		i++
	}
	return "..." + string(text[max(0, i-150):min(len(text), i+150)]) + "..."
}
