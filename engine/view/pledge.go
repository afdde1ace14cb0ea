package view

import (
	"casus/engine/world"
	"casus/rules"
)

// Pledge is what the seat has promised an ally to hold back from: orders above a
// rung against a rival are closed to it.
type Pledge struct {
	To      string `json:"to"`
	Against string `json:"against"`
	Rung    int32  `json:"rung"`
	Until   int32  `json:"until"` // the last turn it holds
}

func pledge(s *world.State, seat rules.Seat) *Pledge {
	p := &s.Pledges[seat]
	if p.Left == 0 {
		return nil
	}
	return &Pledge{p.To.String(), p.Against.String(), int32(p.Cap), s.Turn() + int32(p.Left) - 1}
}
