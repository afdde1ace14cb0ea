package view

import (
	"casus/engine"
	"casus/rules"
)

// Shield is a promise to fight for a country, one layer of what deters others
// from attacking it. Whether it holds on a day is the standing of its clause.
type Shield struct {
	By     string `json:"by"`
	Of     string `json:"of"`
	Clause string `json:"clause"`
	Scale  int    `json:"scale"` // discretion 0 (political) .. 4 (all means)
	// Nuclear marks a promise about nuclear attack alone.
	Nuclear bool `json:"nuclear,omitempty"`
}

// shields lists the promises of help among the seats, one per pair and
// instrument: the first of its clauses that binds the one for the other.
func shields(g *engine.Game) []Shield {
	out := []Shield{}
	for _, t := range g.Pack.Treaties {
		seen := map[[2]rules.Seat]bool{}
		for _, c := range t.Clauses {
			answers := answers(c)
			if c.Modality != rules.Must || c.Perform == nil || c.Consults() || answers == 0 {
				continue
			}
			for i := range c.Bindings {
				b := &c.Bindings[i]
				pair := [2]rules.Seat{b.Obligor, b.Claimant}
				if !b.Obligor.Playable() || !b.Claimant.Playable() || seen[pair] {
					continue
				}
				seen[pair] = true
				out = append(out, Shield{b.Obligor.String(), b.Claimant.String(), c.ID, c.Discretion, answers == nuclearOnly})
			}
		}
	}
	return out
}

const nuclearOnly = uint64(1) << rules.NuclearUse

// answers are the attacks a clause responds to: armed force or nuclear use.
func answers(c *rules.Clause) (out uint64) {
	for i := range c.Triggers {
		out |= c.Triggers[i].Kinds & (1<<rules.ArmedAttack | nuclearOnly)
	}
	return out
}

// umbrella is the scenario's assumption on Russia's nuclear promise to its
// ally: off, wmd_only or full.
func umbrella(g *engine.Game) string {
	if level := g.Scenario.Switches["umbrella"]; level != "" {
		return level
	}
	return "off"
}
