package lobby

import (
	"sync"
	"time"

	"casus/server/store"
)

const (
	ticketLife = 30 * time.Second
	maxTickets = 10_000
)

// tickets are what a token is traded for to open a socket: they live for half a
// minute and work once, so one that ends up in a log is worthless.
type tickets struct {
	mu   sync.Mutex
	open map[store.TokenHash]ticket
	fifo []store.TokenHash
}

type ticket struct {
	room, member string
	expires      time.Time
}

func (ts *tickets) issue(room, member string, now time.Time) (name string, expires time.Time) {
	name = newToken()
	hash := hashToken(name)
	expires = now.Add(ticketLife)
	ts.mu.Lock()
	defer ts.mu.Unlock()
	ts.forget(now)
	ts.open[hash] = ticket{room, member, expires}
	ts.fifo = append(ts.fifo, hash)
	return name, expires
}

// forget drops what has expired, and the oldest when there are too many.
func (ts *tickets) forget(now time.Time) {
	for len(ts.fifo) > 0 {
		t, open := ts.open[ts.fifo[0]]
		if open && now.Before(t.expires) && len(ts.fifo) < maxTickets {
			return
		}
		delete(ts.open, ts.fifo[0])
		ts.fifo = ts.fifo[1:]
	}
}

// redeem uses a ticket up.
func (ts *tickets) redeem(name string, now time.Time) (ticket, bool) {
	ts.mu.Lock()
	defer ts.mu.Unlock()
	hash := hashToken(name)
	t, ok := ts.open[hash]
	delete(ts.open, hash)
	return t, ok && now.Before(t.expires)
}
