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
	Joins         rate.Limit // per second and address, with a burst of a class
	JoinBurst     int
	Misses        int        // wrong room codes at once; they refill one a second
	Commands      rate.Limit // per second and socket
	CommandBurst  int
	QueueBytes    int // frames waiting for one socket
	AllQueueBytes int // frames waiting for all sockets
	AllSockets    int // sockets of all addresses
	HelloWithin   time.Duration
	SilenceWithin time.Duration // no sign of life for this long ends a socket
	WriteWithin   time.Duration
}

// DefaultLimits are those of the protocol.
var DefaultLimits = Limits{
	Sockets: 5000, Joins: 2, JoinBurst: 120, Misses: 60,
	Commands: 5, CommandBurst: 20, QueueBytes: 1 << 20,
	AllQueueBytes: 256 << 20, AllSockets: 20_000,
	HelloWithin: 5 * time.Second, SilenceWithin: 60 * time.Second, WriteWithin: 10 * time.Second,
}

// limiters count by address.
type limiters struct {
	join, create, ask, think, miss, bring *byAddress
	sockets                               *occupancy
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
		sockets: &occupancy{max: l.Sockets, all: l.AllSockets, now: map[string]int{}},
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
	all  int // of all
	mu   sync.Mutex
	now  map[string]int
	open int
}

func (o *occupancy) enter(addr string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.now[addr] >= o.max || o.open >= o.all {
		return false
	}
	o.now[addr]++
	o.open++
	return true
}

func (o *occupancy) leave(addr string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.open--
	if o.now[addr]--; o.now[addr] <= 0 {
		delete(o.now, addr)
	}
}
