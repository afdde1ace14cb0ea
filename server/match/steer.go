package match

import (
	"casus/server/wire"
)

const maxExtend = 3600 // seconds at once

// steer stores a change of clock or readiness, which is no line of the record.
func (a *Actor) steer(c Command, alter func(*side)) *wire.Refusal {
	next := a.side
	alter(&next)
	return a.commit(change{actor: c.Actor, cmd: c.ID, side: &next, after: &a.state})
}

func (a *Actor) bare(c Command) *wire.Refusal {
	_, err := wire.Body[wire.None](c.Body)
	return a.refusal(err)
}

func (a *Actor) ready(c Command) *wire.Refusal {
	body, err := wire.Body[wire.Ready](c.Body)
	switch {
	case err != nil:
		return a.refusal(err)
	case !c.Seat.Playable():
		return wire.Refuse(wire.NoSeat, "you have no seat; ask the leader for one")
	}
	return a.steer(c, func(s *side) { s.Ready[c.Seat] = body.Ready })
}

func (a *Actor) start(c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	if a.side.Started {
		return wire.Refuse(wire.WrongPhase, "the match has started already")
	}
	r := a.steer(c, func(s *side) { s.begin(a.cfg.Clock.Now()) })
	if r == nil {
		a.emitStart()
	}
	return r
}

func (a *Actor) pause(c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	if a.side.Paused {
		return wire.Refuse(wire.WrongPhase, "the match is paused already")
	}
	return a.steer(c, func(s *side) { s.pause(a.cfg.Clock.Now()) })
}

func (a *Actor) resume(c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	if !a.side.Paused {
		return wire.Refuse(wire.WrongPhase, "the match is not paused")
	}
	return a.steer(c, func(s *side) { s.resume(a.cfg.Clock.Now()) })
}

func (a *Actor) extend(c Command) *wire.Refusal {
	body, err := wire.Body[wire.Extend](c.Body)
	switch {
	case err != nil:
		return a.refusal(err)
	case body.Seconds < 1 || body.Seconds > maxExtend:
		return wire.Refuse(wire.Malformed, "a phase can be made 1 to 3600 seconds longer at once")
	case a.side.Seconds == 0:
		return wire.Refuse(wire.WrongPhase, "this room plays without a clock")
	}
	return a.steer(c, func(s *side) { s.extend(body.Seconds) })
}

// next ends the phase now.
func (a *Actor) next(c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	return a.advance(c.Actor, c.ID)
}
