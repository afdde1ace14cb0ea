package engine

import "casus/engine/world"

// Met is one part of a scenario's success test and whether it has come true.
type Met struct {
	Says string `json:"says"`
	Met  bool   `json:"met"`
}

// Success is the scenario's success test as it stands: what a match must come
// to for it to show what the scenario is about. Winning and losing are
// something else. A scenario without one gives an empty list.
func (g *Game) Success(s *world.State) []Met {
	var out []Met
	for i := range g.Scenario.Success {
		part := &g.Scenario.Success[i]
		out = append(out, Met{part.Says, int32(s.Held[i]) >= part.Need()})
	}
	return out
}

// Succeeded reports whether every part has come true; a scenario without a
// success test never succeeds.
func (g *Game) Succeeded(s *world.State) bool {
	parts := g.Success(s)
	for _, p := range parts {
		if !p.Met {
			return false
		}
	}
	return len(parts) > 0
}
