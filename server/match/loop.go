package match

import (
	"context"

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
	for {
		select {
		case m := <-a.inbox:
			a.taken()
			a.overdue()
			m.handle(a)
		case <-a.alarm.rings:
			a.taken()
			a.alarm.rang()
			a.overdue()
		case <-a.quit:
			return
		}
		if a.retired {
			return
		}
		a.told()
		a.after()
	}
}

// forget gives back the memory of the kept events: nobody asks for them here any
// more.
func (a *Actor) forget() {
	for _, s := range a.streams {
		s.Forget()
	}
}

// after runs once each message is dealt with.
func (a *Actor) after() {
	a.alarm.set(a.cfg.Clock, a.side.deadline(a.over()))
	a.publish()
}

// send puts a message into the mailbox.
func (a *Actor) send(ctx context.Context, m message) *wire.Refusal {
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
