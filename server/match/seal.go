package match

import (
	"casus/engine"
	"casus/engine/record"
	"casus/engine/world"
	"casus/rules"
	"casus/server/wire"
)

func (a *Actor) orders(c Command) *wire.Refusal {
	body, err := wire.Body[wire.Orders](c.Body)
	if err != nil {
		return a.refusal(err)
	}
	if body.Lines == nil {
		return wire.Refuse(wire.Malformed, "the list of lines is missing; an empty list means to hold")
	}
	return a.seal(c, engine.Command{Verb: engine.VerbOrders, Lines: body.Lines})
}

func (a *Actor) answers(c Command) *wire.Refusal {
	body, err := wire.Body[wire.Answers](c.Body)
	if err != nil {
		return a.refusal(err)
	}
	if body.Answers == nil {
		return wire.Refuse(wire.Malformed, "the list of answers is missing; it may be empty")
	}
	cmd := engine.Command{Verb: engine.VerbAnswers, Lines: body.Lines}
	for _, x := range body.Answers {
		cmd.Answers = append(cmd.Answers, engine.Answer{Duty: x.Duty, Choice: x.Choice})
	}
	return a.seal(c, cmd)
}

func (a *Actor) withdraw(c Command) *wire.Refusal {
	if _, err := wire.Body[wire.None](c.Body); err != nil {
		return a.refusal(err)
	}
	return a.seal(c, engine.Command{Verb: engine.VerbWithdraw})
}

// seal hands a seat's set to the engine and stores it.
func (a *Actor) seal(c Command, cmd engine.Command) *wire.Refusal {
	if !c.Seat.Playable() {
		return wire.Refuse(wire.NoSeat, "you have no seat; ask the leader for one")
	}
	cmd.Seat = c.Seat
	cmd.Turn, cmd.Phase = a.now(c)
	next := a.state
	if _, err := a.g.Apply(&next, cmd); err != nil {
		return a.refusal(err)
	}
	r := a.commit(change{actor: c.Actor, cmd: c.ID, lines: []record.Line{{Cmd: &cmd}},
		offset: a.streams[c.Seat].Last() + 1, after: &next})
	if r != nil {
		return r
	}
	a.state = next
	a.emitSent(c.Seat)
	return nil
}

// emitSent tells a seat's own people what now lies sealed, and nobody else.
func (a *Actor) emitSent(seat rules.Seat) {
	body := wire.Sent{Turn: a.turn(), Phase: a.state.Phase.String(), Lines: []int{}}
	s := &a.state.Sealed[seat]
	for _, n := range s.Lines[:s.NLines] {
		body.Lines = append(body.Lines, int(n))
	}
	for i := range int(s.NAnswer) {
		x := s.Answer(i)
		body.Answers = append(body.Answers, wire.Answer{Duty: int(x.Duty), Choice: x.Choice.String()})
	}
	a.emit(int(seat), wire.KindSent, wire.Write(body))
}

func (a *Actor) turn() int { return int(a.state.Turn()) }

func (a *Actor) over() bool { return a.state.Phase == world.Over }
