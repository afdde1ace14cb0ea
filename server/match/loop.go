package match

import (
	"context"
	"time"

	"casus/server/wire"
)

// message is one thing that happens to a match.
type message interface{ handle(*Actor) }

func (a *Actor) loop() {
	defer close(a.ended)
	defer a.alarm.stop()
	defer a.forget()
	a.taken()
	a.settleNow()
	a.after()
	for a.step() {
		if a.retired {
			return
		}
		a.told()
		a.after()
	}
}

// step deals with the next thing that happens. It reports false at the end.
func (a *Actor) step() bool {
	if m := a.held; m != nil {
		a.held = nil
		a.receive(m)
		return true
	}
	select {
	case m := <-a.inbox:
		a.receive(m)
	case <-a.alarm.rings:
		a.taken()
		a.alarm.rang()
		a.rang()
	case <-a.quit:
		return false
	}
	return true
}

func (a *Actor) receive(m message) {
	a.taken()
	a.overdue()
	m.handle(a)
}

// forget gives back the memory of the kept events: nobody asks for them here any
// more.
func (a *Actor) forget() {
	for _, s := range a.streams {
		s.Forget()
	}
}

// retryIn is when a phase that could not be ended is tried again.
const retryIn = time.Second

// rang ends the phase whose time is up, and notes when that failed.
func (a *Actor) rang() {
	due := a.side.deadline(a.over())
	late := !due.IsZero() && !a.cfg.Clock.Now().Before(due)
	a.overdue()
	if late && a.side.deadline(a.over()).Equal(due) {
		a.stuck = due
	}
}

// wakeAt is when the match must do something by itself. A deadline that has
// passed and could not be kept rings again after a while: at once would be for
// ever, and a match that has lost its owner has nothing to ring for.
func (a *Actor) wakeAt() time.Time {
	due := a.side.deadline(a.over())
	switch {
	case a.lost:
		return time.Time{}
	case !due.IsZero() && due.Equal(a.stuck):
		return a.cfg.Clock.Now().Add(retryIn)
	}
	return due
}

// after runs once each message is dealt with.
func (a *Actor) after() {
	a.alarm.set(a.cfg.Clock, a.wakeAt())
	a.publish()
}

// send puts a message into the mailbox.
func (a *Actor) send(ctx context.Context, m message) *wire.Refusal {
	select {
	case a.inbox <- m: // nearly always there is room, and this is cheaper to ask
		return nil
	default:
	}
	select {
	case a.inbox <- m:
		return nil
	case <-a.quit:
		return stopping()
	case <-ctx.Done():
		return wire.Refuse(wire.Busy, "the match is busy; try again in a moment")
	}
}

func stopping() *wire.Refusal {
	return wire.Refuse(wire.Stopping, "the server is stopping; your browser will reconnect by itself")
}

// ask sends a message and waits until done is closed.
func (a *Actor) ask(ctx context.Context, m message, done <-chan struct{}) *wire.Refusal {
	if r := a.send(ctx, m); r != nil {
		return r
	}
	select {
	case <-done:
		return nil
	case <-a.ended:
		select {
		case <-done:
			return nil
		default:
			return stopping()
		}
	case <-ctx.Done():
		return wire.Refuse(wire.Busy, "no answer in time; the command may still be carried out, so send it again with the same id")
	}
}
