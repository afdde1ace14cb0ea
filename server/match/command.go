package match

import (
	"context"
	"encoding/json"
	"errors"
	"sync/atomic"
	"time"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/server/meter"
	"casus/server/wire"
)

// Command is one command of a person, already allowed by role.
type Command struct {
	Actor string // member id: with ID it names the command
	Nick  string
	Seat  rules.Seat // NONE for facilitators
	ID    string
	Verb  string
	Turn  *int   // what the sender saw; nil: now
	Phase string // likewise; empty: now
	Body  json.RawMessage
	Void  *atomic.Bool // set once the sender lost the place it commands from; may be nil
}

// Do carries out a command and gives the ack frame, or why it was refused. The
// same command again gives the same answer and has no second effect.
func (a *Actor) Do(ctx context.Context, c Command) ([]byte, *wire.Refusal) {
	m := &commanded{Command: c, sent: time.Now(), done: make(chan struct{})}
	if r := a.ask(ctx, m, m.done); r != nil {
		return nil, r
	}
	return m.ack, m.refused
}

type commanded struct {
	Command
	sent    time.Time
	ack     []byte
	refused *wire.Refusal
	done    chan struct{}
}

// handle decides a command, and with it those that wait behind it.
func (m *commanded) handle(a *Actor) {
	var b batch
	for c := m; c != nil; c = a.follower(&b) {
		if !a.decide(&b, c) {
			close(c.done)
		}
	}
	a.store(&b)
}

// decide adds what a command leads to to a batch. It reports false when the
// command is answered already: it was refused, or carried out before.
func (a *Actor) decide(b *batch, m *commanded) bool {
	a.cfg.Meter.Phase(meter.Wait, a.lap.from.Sub(m.sent))
	if m.Void != nil && m.Void.Load() {
		m.refused = wire.Refuse(wire.Forbidden, "your place has changed; look at the new one and decide again")
		return false
	}
	key := replyTo(m.Actor, m.ID)
	if offset, ok := a.replies[key]; ok {
		m.ack = wire.WriteAck(m.ID, offset)
		return false
	}
	d := a.draft(m.Actor, m.ID, b.last())
	d.key = key
	if m.refused = a.carryOut(d, m.Command); m.refused != nil {
		d.refuse()
		return false
	}
	b.add(m, d)
	return true
}

// carryOut drafts what a command leads to.
func (a *Actor) carryOut(d *draft, c Command) *wire.Refusal {
	do, ok := verbs[c.Verb]
	if !ok {
		return wire.Refuse(wire.UnknownVerb, "there is no such command")
	}
	if r := a.timely(c); r != nil {
		return r
	}
	if r := a.bearable(c); r != nil {
		return r
	}
	if r := do(a, d, c); r != nil {
		return r
	}
	a.efforts.of[c.Actor]++
	a.settle(d)
	return nil
}

// verbs is the table of what a match can be told.
var verbs = map[string]func(*Actor, *draft, Command) *wire.Refusal{
	wire.VerbOrders:   (*Actor).orders,
	wire.VerbAnswers:  (*Actor).answers,
	wire.VerbWithdraw: (*Actor).withdraw,
	wire.VerbReady:    (*Actor).ready,
	wire.VerbSay:      (*Actor).say,
	wire.VerbStart:    (*Actor).start,
	wire.VerbPause:    (*Actor).pause,
	wire.VerbResume:   (*Actor).resume,
	wire.VerbExtend:   (*Actor).extend,
	wire.VerbNext:     (*Actor).next,
}

// timely refuses what belongs to another time of the match.
func (a *Actor) timely(c Command) *wire.Refusal {
	switch {
	case a.lost:
		return wire.Refuse(wire.Stopping, "another server has taken this match over; reload the page")
	case a.over():
		return wire.Refuse(wire.Over, "the match is over")
	case !a.side.Started && c.Verb != wire.VerbStart:
		return wire.Refuse(wire.Early, "the match has not started yet")
	case c.Turn == nil && c.Phase == "":
		return nil
	}
	turn, phase := a.now(c)
	order := phaseOrder(phase)
	switch {
	case order < 0:
		return wire.Refuse(wire.Malformed, "the phase must be orders or response")
	case turn < a.turn(), turn == a.turn() && order < int(a.state.Phase):
		return wire.Refuse(wire.Late, "that phase is already resolved; look at the new situation and decide again")
	case turn > a.turn(), order > int(a.state.Phase):
		return wire.Refuse(wire.Early, "that phase has not begun")
	}
	return nil
}

// now fills in what the sender left out.
func (a *Actor) now(c Command) (turn int, phase string) {
	turn, phase = a.turn(), a.state.Phase.String()
	if c.Turn != nil {
		turn = *c.Turn
	}
	if c.Phase != "" {
		phase = c.Phase
	}
	return turn, phase
}

func phaseOrder(name string) int {
	if p, ok := world.ParsePhase(name); ok && p != world.Over {
		return int(p)
	}
	return -1
}

// refusal turns any error into one a player can be shown.
func (a *Actor) refusal(err error) *wire.Refusal {
	var w *wire.Refusal
	var e *engine.Refusal
	switch {
	case err == nil:
		return nil
	case errors.As(err, &w):
		return w
	case errors.As(err, &e):
		return wire.Refuse(wire.Code(e.Code), e.Reason)
	}
	return a.fault(err)
}
