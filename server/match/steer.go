package match

import (
	"casus/server/wire"
)

const maxExtend = 3600 // seconds at once

func (a *Actor) bare(c Command) *wire.Refusal {
	_, err := wire.Body[wire.None](c.Body)
	return a.refusal(err)
}

func (a *Actor) ready(d *draft, c Command) *wire.Refusal {
	body, err := wire.Body[wire.Ready](c.Body)
	switch {
	case err != nil:
		return a.refusal(err)
	case !c.Seat.Playable():
		return wire.Refuse(wire.NoSeat, "you have no seat; ask the leader for one")
	}
	d.steer().Ready[c.Seat] = body.Ready
	return nil
}

func (a *Actor) start(d *draft, c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	if a.side.Started {
		return wire.Refuse(wire.WrongPhase, "the match has started already")
	}
	d.steer().begin(a.cfg.Clock.Now())
	d.starts = true
	return nil
}

func (a *Actor) pause(d *draft, c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	if a.side.Paused {
		return wire.Refuse(wire.WrongPhase, "the match is paused already")
	}
	d.steer().pause(a.cfg.Clock.Now())
	return nil
}

func (a *Actor) resume(d *draft, c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	if !a.side.Paused {
		return wire.Refuse(wire.WrongPhase, "the match is not paused")
	}
	d.steer().resume(a.cfg.Clock.Now())
	return nil
}

func (a *Actor) extend(d *draft, c Command) *wire.Refusal {
	body, err := wire.Body[wire.Extend](c.Body)
	switch {
	case err != nil:
		return a.refusal(err)
	case body.Seconds < 1 || body.Seconds > maxExtend:
		return wire.Refuse(wire.Malformed, "a phase can be made 1 to 3600 seconds longer at once")
	case a.side.Seconds == 0:
		return wire.Refuse(wire.WrongPhase, "this room plays without a clock")
	}
	d.steer().extend(body.Seconds)
	return nil
}

// next ends the phase now.
func (a *Actor) next(d *draft, c Command) *wire.Refusal {
	if r := a.bare(c); r != nil {
		return r
	}
	return a.refusal(a.advance(d))
}
