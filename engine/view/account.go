package view

import (
	"casus/engine"
	"casus/engine/score"
	"casus/engine/world"
	"casus/rules"
)

// Account is how a seat's own score stands during play: the points of each of
// its aims and what war has cost it. It rests on numbers the seat may read.
type Account struct {
	Total int32            `json:"total"`
	Aims  map[string]int32 `json:"aims"`
	Tolls int32            `json:"tolls,omitempty"`
}

// Score is a seat's score at the end, part by part.
type Score struct {
	Seat  string      `json:"seat"`
	Total int32       `json:"total"`
	Parts []ScorePart `json:"parts,omitempty"`
}

// ScorePart is an aim or a toll, in one plain sentence.
type ScorePart struct {
	Aim    string `json:"aim,omitempty"` // empty: a toll of war
	Says   string `json:"says"`
	Weight int32  `json:"weight,omitempty"`
	Points int32  `json:"points"`
}

func account(g *engine.Game, s *world.State, as Audience) *Account {
	seat, ok := as.Of()
	if !ok {
		return nil
	}
	sheet := g.Score(s, seat)
	out := &Account{Total: sheet.Total, Aims: map[string]int32{}, Tolls: sheet.Tolled()}
	for _, p := range sheet.Parts {
		out.Aims[p.Aim.String()] = p.Points
	}
	return out
}

func scores(g *engine.Game, s *world.State) []Score {
	var out []Score
	for _, sheet := range g.Scores(s) {
		out = append(out, scoreOf(&sheet))
	}
	return out
}

func scoreOf(sheet *score.Sheet) Score {
	out := Score{Seat: sheet.Seat.String(), Total: sheet.Total}
	for _, p := range sheet.Parts {
		out.Parts = append(out.Parts, ScorePart{p.Aim.String(), rules.Aims[p.Aim].Says, p.Weight, p.Points})
	}
	for _, t := range sheet.Tolls {
		out.Parts = append(out.Parts, ScorePart{Says: t.Says, Points: t.Points})
	}
	return out
}
