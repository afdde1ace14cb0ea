package web

import (
	"sync"
	"time"

	"casus/server/match"
	"casus/server/meter"

	"golang.org/x/time/rate"
)

// Limits bound what one address and one socket may ask for. A whole class may
// sit behind one address, so the bounds per address are wide.
type Limits struct {
	Sockets       int        // sockets of one address
	OwnSockets    int        // sockets of this machine: a proxy we were not told of, a load test
	Conns         int        // connections of one address that are no socket
	Joins         rate.Limit // per second and address, with a burst of a class
	JoinBurst     int
	Misses        int        // wrong room codes at once; they refill one a second
	Commands      rate.Limit // per second and socket
	CommandBurst  int
	QueueBytes    int           // frames waiting for one socket
	AllQueueBytes int           // frames waiting for all sockets
	AllSockets    int           // sockets of all addresses
	HeadWithin    time.Duration // a request's head must have come
	HelloWithin   time.Duration
	SilenceWithin time.Duration // no sign of life for this long ends a socket
	WriteWithin   time.Duration
}

// DefaultLimits are those of the protocol.
var DefaultLimits = Limits{
	Sockets: 1000, OwnSockets: 10_000, Conns: 4000, Joins: 2, JoinBurst: 120, Misses: 60,
	Commands: 5, CommandBurst: 20, QueueBytes: 1 << 20,
	AllQueueBytes: 256 << 20, AllSockets: 20_000,
	HeadWithin: 5 * time.Second, HelloWithin: 5 * time.Second, SilenceWithin: 60 * time.Second, WriteWithin: 10 * time.Second,
}

// limiters count by address.
type limiters struct {
	join, create, ask, think, miss, bring, note *byAddress
	sockets, conns                              *occupancy
}

func newLimiters(l Limits, clock match.Clock, m *meter.Meter) *limiters {
	per := func(name string, r rate.Limit, burst int) *byAddress {
		return &byAddress{name: name, meter: m, rate: r, burst: burst, clock: clock, seen: map[string]*rate.Limiter{}}
	}
	return &limiters{
		join:    per("join", l.Joins, l.JoinBurst),
		create:  per("create", 0.5, 40),
		ask:     per("ask", 50, 600),
		think:   per("think", 10, 60), // each of these plays a match again
		miss:    per("miss", 1, l.Misses),
		bring:   per("bring", 0.1, 40), // each of these loads all rules again
		note:    per("note", 5, 600),   // lines of log
		sockets: &occupancy{max: l.Sockets, own: l.OwnSockets, all: l.AllSockets, now: map[string]int{}},
		conns:   &occupancy{max: l.Conns, own: 5 * l.OwnSockets, all: 2 * l.AllSockets, now: map[string]int{}},
	}
}

const maxAddresses = 10_000

// byAddress is one rate for each address.
type byAddress struct {
	name  string
	meter *meter.Meter
	rate  rate.Limit
	burst int
	clock match.Clock

	mu   sync.Mutex
	seen map[string]*rate.Limiter
}

func (b *byAddress) allow(addr string) bool {
	ok := b.of(addr).AllowN(b.clock.Now(), 1)
	if !ok {
		b.meter.Rejected(b.name)
	}
	return ok
}

// spent reports whether nothing is left, without using anything.
func (b *byAddress) spent(addr string) bool { return b.of(addr).TokensAt(b.clock.Now()) < 1 }

func (b *byAddress) of(addr string) *rate.Limiter {
	addr = household(addr)
	b.mu.Lock()
	defer b.mu.Unlock()
	l := b.seen[addr]
	if l == nil {
		if len(b.seen) >= maxAddresses {
			b.forget()
		}
		l = rate.NewLimiter(b.rate, b.burst)
		b.seen[addr] = l
	}
	return l
}

// forget drops addresses that have been quiet: a full bucket remembers nothing.
func (b *byAddress) forget() {
	now := b.clock.Now()
	for addr, l := range b.seen {
		if l.TokensAt(now) >= float64(b.burst) {
			delete(b.seen, addr)
		}
	}
	if len(b.seen) >= maxAddresses {
		clear(b.seen)
	}
}

// occupancy counts what is open by address.
type occupancy struct {
	max  int // of one address
	own  int // of this machine
	all  int // of all
	mu   sync.Mutex
	now  map[string]int
	open int
}

// enter counts one more, if there may be one.
func (o *occupancy) enter(addr string) bool {
	if o.add(addr) {
		return true
	}
	o.leave(addr)
	return false
}

// add counts one more in any case, and says whether that is within the bound.
func (o *occupancy) add(addr string) bool {
	max, home := o.max, household(addr)
	if own(addr) {
		max = o.own
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.now[home]++
	o.open++
	return o.now[home] <= max && o.open <= o.all
}

func (o *occupancy) leave(addr string) {
	home := household(addr)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.open--
	if o.now[home]--; o.now[home] <= 0 {
		delete(o.now, home)
	}
}
