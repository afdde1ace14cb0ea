package engine

import (
	"casus/engine/score"
	"casus/engine/world"
	"casus/rules"
)

// Score is what the match has come to for a seat.
func (g *Game) Score(s *world.State, seat rules.Seat) score.Sheet {
	return score.Of(g.Pack, g.start, s, seat)
}

// Scores are those of all seats, in their order.
func (g *Game) Scores(s *world.State) (out [rules.Seats]score.Sheet) {
	for seat := range out {
		out[seat] = g.Score(s, rules.Seat(seat))
	}
	return out
}
