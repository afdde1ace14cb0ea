package match

import (
	"fmt"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/wire"

	"go.uber.org/zap"
)

// server is the actor of what nobody ordered: the clock, and the last player
// being ready.
const server = "server"

// settle resolves phases for as long as nobody is waited for.
func (a *Actor) settle() {
	for a.side.Started && !a.side.Paused && !a.over() && !a.lost && a.settled() {
		if r := a.autoAdvance(); r != nil {
			return
		}
	}
}

func (a *Actor) autoAdvance() *wire.Refusal {
	return a.advance(server, fmt.Sprintf("%d/%s", a.turn(), a.state.Phase))
}

// settled: nobody is waited for. In a room without people somebody must press
// next, except where there is nothing to answer.
func (a *Actor) settled() bool {
	people := false
	for s := rules.RUS; s < rules.Seats; s++ {
		if a.waitsFor(s) {
			return false
		}
		people = people || a.seats[s].Human
	}
	return people || a.state.Phase == world.Response
}

// waitsFor reports whether a seat's people may still want to send something.
// With a clock a sealed set may be changed until the time is up, so only ready
// ends the wait; without one, sending does.
func (a *Actor) waitsFor(s rules.Seat) bool {
	switch {
	case !a.seats[s].Human, a.side.Ready[s]:
		return false
	case a.state.Phase == world.Response && !a.g.MustDecide(&a.state, s):
		return false
	}
	return a.side.Seconds > 0 || !a.g.Sent(&a.state, s)
}

// overdue resolves a phase whose time is up; who has sent nothing holds. It
// runs before every message, so an order that comes after the deadline is late
// even when the alarm has not been heard yet.
func (a *Actor) overdue() {
	now := a.cfg.Clock.Now()
	if d := a.side.deadline(a.over()); d.IsZero() || now.Before(d) || a.lost {
		return
	}
	if a.autoAdvance() == nil {
		a.settle()
	}
}

// advance lets the bots move, resolves the phase, stores it all as one change
// and reveals it.
func (a *Actor) advance(actor, cmd string) *wire.Refusal {
	next := a.state
	lines, moved := a.botMoves(&next)
	before := next
	step := engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: a.turn(), Phase: a.state.Phase.String()}
	out, err := a.g.Apply(&next, step)
	if err != nil {
		return a.refusal(err)
	}
	lines = append(lines, record.Line{Cmd: &step, Entries: out.Entries, Hash: out.Hash})
	if next.Phase == world.Over {
		lines = append(lines, record.Seal)
	}
	side := a.side
	side.nextPhase(a.cfg.Clock.Now())
	if r := a.commit(change{actor: actor, cmd: cmd, lines: lines, side: &side, after: &next}); r != nil {
		return r
	}
	a.state = before
	for _, s := range moved {
		a.emitSent(s)
	}
	a.resolved(next, out.Entries)
	return nil
}

// resolved takes over a resolved state and reveals it to every audience.
func (a *Actor) resolved(next world.State, entries []world.Entry) {
	before, from := a.state, len(a.log)
	a.state = next
	a.log = append(a.log, entries...)
	a.history = append(a.history, view.PointOf(&next))
	for i := range a.streams {
		body := view.RevealOf(a.g, &before, &next, a.log, from, audience(i))
		a.emit(i, wire.KindReveal, wire.Write(body))
	}
}

// botMoves seals the sets of the seats no person plays.
func (a *Actor) botMoves(s *world.State) (lines []record.Line, moved []rules.Seat) {
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		name := a.seats[seat].Bot
		if a.seats[seat].Human || name == "" || a.g.Sent(s, seat) {
			continue
		}
		cmd, err := a.botMove(s, seat, name)
		if err == nil {
			_, err = a.g.Apply(s, cmd)
		}
		if err != nil {
			// A bot that errs holds; it must not stop a class.
			a.cfg.Log.Error("bot move refused", zap.String("match", a.cfg.ID), zap.String("bot", name), zap.Error(err))
			continue
		}
		lines = append(lines, record.Line{Cmd: &cmd})
		moved = append(moved, seat)
	}
	return lines, moved
}

func (a *Actor) botMove(s *world.State, seat rules.Seat, name string) (engine.Command, error) {
	p, err := a.cfg.Bot(name, a.g.Setup.Seed)
	if err != nil {
		return engine.Command{}, err
	}
	b := view.Brief(a.g, s, a.log, seat)
	if s.Phase == world.Response {
		return p.Answers(a.g, b, seat), nil
	}
	return p.Orders(a.g, b, seat), nil
}
