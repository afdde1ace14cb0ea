package view

import (
	"casus/engine/order"
	"casus/engine/pact"
	"casus/engine/score"
	"casus/engine/world"
	"casus/rules"
)

// Desks remember what each audience of a match was last told, so that it need not
// be worked out again to see what has changed. The zero value knows nothing.
type Desks struct {
	seats  [rules.Seats]told
	spare  order.Bitmap          // memory of one that is out of date
	lenses [rules.Seats + 2]lens // of the seats, the public and all
	law    law                   // conflicts, the same for all
}

// instant is a point of a match: a turn and its phase.
type instant struct {
	turn  int32
	phase world.Phase
}

func instantOf(s *world.State) instant { return instant{s.Turn(), s.Phase} }

// told is what a seat's own people were told at a point of the match.
type told struct {
	at       instant
	legal    order.Bitmap
	standing standing
}

// standing is what of a score sheet can change, in one piece.
type standing struct {
	total, tolls int32
	points       [rules.AimCount]int32
}

func standingOf(s *score.Sheet) standing {
	out := standing{total: s.Total, tolls: s.Tolled()}
	for _, p := range s.Parts {
		out.points[p.Aim] = p.Points
	}
	return out
}

// law is which open duties were in conflict with other law at a point of the
// match; few ever are.
type law struct {
	at     instant
	duties []clashing
}

type clashing struct {
	duty  uint16
	other []pact.Conflict
}

func (l *law) of(duty uint16) []pact.Conflict {
	for i := range l.duties {
		if l.duties[i].duty == duty {
			return l.duties[i].other
		}
	}
	return nil
}

// lens is the audience's lens on the log, which has grown since the last time.
func (d *Desks) lens(log []world.Entry, as Audience) *lens {
	l := &d.lenses[rules.Seats]
	switch seat, ok := as.Of(); {
	case ok:
		l = &d.lenses[seat]
	case as.all:
		l = &d.lenses[rules.Seats+1]
	}
	l.as = as
	l.read(log)
	return l
}
