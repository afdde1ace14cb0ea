package match

import (
	"casus/engine/world"
	"casus/server/wire"
)

// What one match takes, so that its memory and its record stay bounded whatever
// its members send. Nobody who plays comes near.
const (
	maxPerPhase = 200       // commands of one member in one phase
	maxCommands = 10_000    // commands of seats in one match; twice that with leaders'
	maxLetters  = 256 << 10 // bytes of messages, since every snapshot carries them
)

// efforts counts the commands of each member in the phase that runs.
type efforts struct {
	turn  int
	phase world.Phase
	of    map[string]int
}

// bearable refuses what would be too much.
func (a *Actor) bearable(c Command) *wire.Refusal {
	most := maxCommands
	if !c.Seat.Playable() {
		most *= 2 // whoever leads can always bring the match to its end
	}
	if len(a.replies) >= most {
		return wire.Refuse(wire.Full, "this match has taken as many commands as it can; end it and make a new room")
	}
	if e := &a.efforts; e.of == nil || e.turn != a.turn() || e.phase != a.state.Phase {
		*e = efforts{a.turn(), a.state.Phase, map[string]int{}}
	}
	if a.efforts.of[c.Actor] >= maxPerPhase {
		return wire.Refuse(wire.Rate, "you have sent very much in this phase; wait for the next one")
	}
	return nil
}
