package match

import (
	"casus/engine"
	"casus/engine/world"
	"casus/server/wire"
)

func (a *Actor) orders(d *draft, c Command) *wire.Refusal {
	body, err := wire.Body[wire.Orders](c.Body)
	if err != nil {
		return a.refusal(err)
	}
	if body.Lines == nil {
		return wire.Refuse(wire.Malformed, "the list of lines is missing; an empty list means to hold")
	}
	return a.seal(d, c, engine.Command{Verb: engine.VerbOrders, Lines: body.Lines})
}

func (a *Actor) answers(d *draft, c Command) *wire.Refusal {
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
	return a.seal(d, c, cmd)
}

func (a *Actor) withdraw(d *draft, c Command) *wire.Refusal {
	if _, err := wire.Body[wire.None](c.Body); err != nil {
		return a.refusal(err)
	}
	return a.seal(d, c, engine.Command{Verb: engine.VerbWithdraw})
}

// seal hands a seat's set to the engine.
func (a *Actor) seal(d *draft, c Command, cmd engine.Command) *wire.Refusal {
	if !c.Seat.Playable() {
		return wire.Refuse(wire.NoSeat, "you have no seat; ask the leader for one")
	}
	cmd.Seat = c.Seat
	cmd.Turn, cmd.Phase = a.now(c)
	d.offset = a.offset(d, c.Seat)
	return a.refusal(a.apply(d, cmd))
}

// emitSent tells a seat's own people what now lies sealed, and nobody else.
func (a *Actor) emitSent(x *seal) {
	s := &x.set
	body := wire.Sent{Turn: x.turn, Phase: x.phase.String(), Lines: []int{}, Withdrawn: !s.Sent}
	for _, n := range s.Lines[:s.NLines] {
		body.Lines = append(body.Lines, int(n))
	}
	for i := range int(s.NAnswer) {
		y := s.Answer(i)
		body.Answers = append(body.Answers, wire.Answer{Duty: int(y.Duty), Choice: y.Choice.String()})
	}
	a.emit(int(x.seat), wire.KindSent, body.Append)
}

func (a *Actor) turn() int { return int(a.state.Turn()) }

func (a *Actor) over() bool { return a.state.Phase == world.Over }
