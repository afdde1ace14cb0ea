package match

import (
	"fmt"
	"slices"
	"time"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/feed"
	"casus/server/wire"

	"go.uber.org/zap"
)

// server is the actor of what nobody ordered: the clock, and seats that change
// hands.
const server = "server"

// settle resolves phases for as long as nobody is waited for.
func (a *Actor) settle(d *draft) {
	for d.side.Started && !d.side.Paused && !d.over && !a.lost && a.settled(d) {
		if err := a.advance(d); err != nil {
			// What was ordered stands; the phase waits for its clock or its leader.
			a.cfg.Log.Error("phase not resolved", zap.String("match", a.cfg.ID), zap.Error(err))
			return
		}
	}
}

// settleNow is settle on its own, when something outside the record has changed.
func (a *Actor) settleNow() {
	if !a.side.Started || a.side.Paused || a.over() || a.lost {
		return
	}
	d := a.draft(server, a.moment(), nil)
	defer d.drop()
	if a.settled(d) {
		a.finish(d) // a refusal is logged there, and there is nobody to be told
	}
}

// moment names what the server does by the phase it ends.
func (a *Actor) moment() string { return fmt.Sprintf("%d/%s", a.turn(), a.state.Phase) }

// settled: nobody is waited for. In a room without people somebody must press
// next, except where there is nothing to answer.
func (a *Actor) settled(d *draft) bool {
	people := false
	for s := rules.RUS; s < rules.Seats; s++ {
		if a.waitsFor(&d.state, &d.side, s) {
			return false
		}
		people = people || a.seats[s].Human
	}
	return people || d.state.Phase == world.Response
}

// waitsFor reports whether a seat's people may still want to send something.
// With a clock a sealed set may be changed until the time is up, so only ready
// ends the wait; without one, sending does.
func (a *Actor) waitsFor(s *world.State, sd *side, seat rules.Seat) bool {
	switch {
	case !a.seats[seat].Human, sd.Ready[seat]:
		return false
	case s.Phase == world.Response && !a.g.MustDecide(s, seat):
		return false
	}
	return sd.Seconds > 0 || !a.g.Sent(s, seat)
}

// late reports whether the phase's time is up.
func (a *Actor) late() bool {
	end := a.side.deadline(a.over())
	return !end.IsZero() && !a.cfg.Clock.Now().Before(end) && !a.lost
}

// overdue resolves a phase whose time is up; who has sent nothing holds. It
// runs before every message, so an order that comes after the deadline is late
// even when the alarm has not been heard yet.
func (a *Actor) overdue() {
	if !a.late() {
		return
	}
	d := a.draft(server, a.moment(), nil)
	defer d.drop()
	if err := a.advance(d); err != nil {
		a.fault(err)
		return
	}
	a.finish(d) // a refusal is logged there, and there is nobody to be told
}

// advance lets the bots move and resolves the phase.
func (a *Actor) advance(d *draft) error {
	a.botMoves(d)
	err := a.apply(d, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: d.turn, Phase: d.state.Phase.String()})
	if err != nil {
		return err
	}
	if d.over {
		d.lines = append(d.lines, record.Seal)
	}
	d.steer().nextPhase(a.cfg.Clock.Now())
	return nil
}

// show tells every audience what a stored draft has changed, as far as it may
// know. Phases that ended together are revealed together.
func (a *Actor) show(d *draft) {
	if d.starts {
		a.emitStart()
	}
	for i := range d.sealed {
		a.emitSent(&d.sealed[i])
	}
	if d.said != nil {
		a.said(*d.said)
	}
	if d.resolved {
		a.reveal(d)
	}
}

func (a *Actor) reveal(d *draft) {
	from := a.log.Len()
	a.log.Add(d.log.Entries)
	a.history = append(a.history, view.PointOf(&d.state))
	began := time.Now()
	var change *view.Change
	w := works.Get().(*world.Work)
	defer works.Put(w)
	if slices.ContainsFunc(a.streams[:], (*feed.Stream).Heeded) {
		page := a.page()
		defer pages.Put(page)
		change = view.ChangeOf(a.g, &d.before, &d.state, *page, from, w, &a.desks)
	}
	for i := range a.streams {
		a.emit(i, wire.KindReveal, func(b []byte) []byte { return change.Append(b, audience(i)) })
	}
	a.tape.Bind(a.streams[:])
	a.revealed(began)
}

// botMoves seals the sets of the seats no person plays.
func (a *Actor) botMoves(d *draft) {
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		name := a.seats[seat].Bot
		if a.seats[seat].Human || name == "" || a.g.Sent(&d.state, seat) {
			continue
		}
		cmd, err := a.botMove(d, seat, name)
		if err == nil {
			err = a.apply(d, cmd)
		}
		if err != nil {
			// A bot that errs holds; it must not stop a class.
			a.cfg.Log.Error("bot move refused", zap.String("match", a.cfg.ID), zap.String("bot", name), zap.Error(err))
		}
	}
}

func (a *Actor) botMove(d *draft, seat rules.Seat, name string) (engine.Command, error) {
	p, err := a.cfg.Bot(name, a.g.Setup.Seed)
	if err != nil {
		return engine.Command{}, err
	}
	page := a.page()
	defer pages.Put(page)
	*page = append(*page, d.log.Entries...)
	b := view.Brief(a.g, &d.state, *page, seat)
	if d.state.Phase == world.Response {
		return p.Answers(a.g, b, seat), nil
	}
	return p.Orders(a.g, b, seat), nil
}
