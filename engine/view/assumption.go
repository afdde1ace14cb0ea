package view

import (
	"casus/engine"
	"casus/rules"
)

// Assumption is a finding on which the literature differs, and whether this
// match is played as if it were true.
type Assumption struct {
	Name   string `json:"name"`
	On     bool   `json:"on"`
	Says   string `json:"says"`
	Source string `json:"source"`
}

func assumptions(g *engine.Game) []Assumption {
	out := []Assumption{}
	for _, a := range rules.Assumptions {
		info := &g.Pack.Params[a]
		out = append(out, Assumption{a.String(), g.Params[a] != info.Off, info.Says, info.Source})
	}
	return out
}
