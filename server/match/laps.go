package match

import (
	"time"

	"casus/server/meter"
)

// laps is the stopwatch of a command's life. Its time is the machine's own: it
// measures the program, never the match.
type laps struct {
	from  time.Time // where the running part began
	wrote bool      // since the message was taken up, something was stored
}

// taken starts the watch for the next message.
func (a *Actor) taken() { a.lap = laps{from: time.Now()} }

// decided ends the deciding, right before the store is called.
func (a *Actor) decided() { a.part(meter.Decide) }

// stored ends a commit that worked.
func (a *Actor) stored(appends int) {
	a.part(meter.Commit)
	for range appends {
		a.cfg.Meter.Appended()
	}
	a.lap.wrote = true
}

// told ends a message after which everybody has what it led to.
func (a *Actor) told() {
	if a.lap.wrote {
		a.part(meter.Tell)
	}
}

// revealed measures a reveal's encoding. The reveals of a match that is played
// again after it slept come before the watch runs, and are not counted.
func (a *Actor) revealed(began time.Time) {
	if !a.lap.from.IsZero() {
		a.cfg.Meter.Revealed(time.Since(began))
	}
}

func (a *Actor) part(phase int) {
	now := time.Now()
	a.cfg.Meter.Phase(phase, now.Sub(a.lap.from))
	a.lap.from = now
}

// Waiting is the number of messages in the inbox.
func (a *Actor) Waiting() int { return len(a.inbox) }
