// Package matchtest holds what tests of matches, rooms and sockets share: a
// clock that stands still until told otherwise, and the shipped rules.
package matchtest

import (
	"sync"
	"time"
)

// Clock is a match.Clock that moves only when told.
type Clock struct {
	mu     sync.Mutex
	now    time.Time
	alarms map[*pending]struct{}
}

type pending struct {
	at    time.Time
	rings chan time.Time
}

// NewClock starts a clock on a fixed day.
func NewClock() *Clock {
	return &Clock{now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), alarms: map[*pending]struct{}{}}
}

// Now is the time it shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Alarm rings once the clock has been moved to at or past it.
func (c *Clock) Alarm(at time.Time) (<-chan time.Time, func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := &pending{at, make(chan time.Time, 1)}
	c.alarms[p] = struct{}{}
	c.ring()
	return p.rings, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.alarms, p)
	}
}

// Advance moves the clock and rings what is due.
func (c *Clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.ring()
}

func (c *Clock) ring() {
	for p := range c.alarms {
		if !p.at.After(c.now) {
			p.rings <- c.now
			delete(c.alarms, p)
		}
	}
}
