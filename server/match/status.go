package match

import (
	"casus/rules"
	"casus/server/wire"
)

// Status is what a room shows of its match.
type Status struct {
	Phase string
	Turn  int
	Clock wire.Clock
	Ready [rules.Seats]bool // nothing more is waited for from this seat
}

func (a *Actor) status() Status {
	st := Status{Phase: a.state.Phase.String(), Turn: a.turn(), Clock: a.side.clock(a.over())}
	if !a.side.Started {
		st.Phase = wire.PhaseLobby
		return st
	}
	for s := rules.RUS; s < rules.Seats; s++ {
		st.Ready[s] = !a.waitsFor(&a.state, &a.side, s) || a.g.Sent(&a.state, s)
	}
	return st
}

// publish tells the room when something it shows has changed.
func (a *Actor) publish() {
	if st := a.status(); st != a.shown {
		a.shown = st
		a.cfg.Notify(st)
	}
}
