package order

import (
	"casus/engine/world"
	"casus/rules"
)

// InCase reports whether there is the doubt about a covert act that an order
// needs. It rests on what everybody knows and on the actor's own belief.
func InCase(need rules.CaseNeed, s *world.State, actor, target rules.Seat) bool {
	if need == rules.NoCase {
		return true
	}
	for i := range s.Clues {
		c := &s.Clues[i]
		victim, suspect := c.Event.Target, c.Event.Actor
		switch {
		case !c.Known():
		case need == rules.CaseSolved && victim != target && c.Belief[actor][target] >= world.Convinced,
			need == rules.CaseAccused && victim == target && suspect == actor && c.Denied>>actor&1 == 0,
			need == rules.CaseOpen && victim != target && c.Left > 0:
			return true
		}
	}
	return false
}
