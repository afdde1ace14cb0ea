package match

import "time"

// Clock is where time comes from, so that tests can hold it.
type Clock interface {
	Now() time.Time
	// Alarm fires once when the clock reaches at, or now if it has; stop gives it
	// up. It takes a moment, not a length of time: a caller that measured the
	// length itself would ring late by whatever the clock moved in between.
	Alarm(at time.Time) (rings <-chan time.Time, stop func())
}

// WallClock is the machine's own.
type WallClock struct{}

// Now is the time of day.
func (WallClock) Now() time.Time { return time.Now() }

// Alarm is a timer.
func (WallClock) Alarm(at time.Time) (<-chan time.Time, func()) {
	t := time.NewTimer(time.Until(at))
	return t.C, func() { t.Stop() }
}

// alarm is the one timer of a match.
type alarm struct {
	at    time.Time
	rings <-chan time.Time
	undo  func()
}

// set winds the alarm to a deadline; the zero time stops it.
func (al *alarm) set(c Clock, at time.Time) {
	if at.Equal(al.at) {
		return
	}
	al.stop()
	if !at.IsZero() {
		al.at = at
		al.rings, al.undo = c.Alarm(at)
	}
}

func (al *alarm) rang() { *al = alarm{} }

func (al *alarm) stop() {
	if al.undo != nil {
		al.undo()
	}
	*al = alarm{}
}
