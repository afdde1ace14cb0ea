package act

import (
	"casus/engine/world"
	"casus/rules"
)

// anybody is the weight of a suspect whom a doctrine file does not name for the
// class of act: nobody is above suspicion, or evidence could never reach it.
const anybody = 50

// suspicions are whom each government thinks of first, by kind of act.
type suspicions [rules.Seats]map[rules.Kind][rules.Seats]int32

func suspicionsOf(pack *rules.Pack) (out suspicions) {
	for _, d := range pack.Doctrines {
		out[d.Seat] = d.Suspects
	}
	return out
}

// prior is what an observer believes of an act nobody has evidence on (C5): a
// share for groups that are no state, one for accident, and the rest for the
// states by how often the observer's doctrine puts such acts down to each, times
// the motive it is held to have, which is its tension with the victim. Neither
// the observer nor the victim suspects itself.
func (st *Stage) prior(s *world.State, kind rules.Kind, victim, observer rules.Seat) world.Beliefs {
	var raw [world.Hypotheses]int64
	table, named := st.suspects[observer][kind]
	total := int64(0)
	for c := rules.RUS; c < rules.Seats; c++ {
		if c == observer || c == victim {
			continue
		}
		weight := int64(anybody)
		if named && table[c] > 0 {
			weight = int64(table[c])
		}
		raw[c] = weight * int64(st.motive(s, c, victim))
		total += raw[c]
	}
	nobody, accident := int64(st.Params[rules.PriorNonState]), int64(st.Params[rules.PriorAccident])
	states := max(0, world.WholeBelief-nobody-accident)
	for c := range rules.Seats {
		raw[c] *= states
	}
	total = max(total, 1)
	raw[world.NonState], raw[world.ByAccident] = nobody*total, accident*total
	return world.Spread(&raw)
}

// motive is how much a state is held to gain from harming the victim, 1..1000.
func (st *Stage) motive(s *world.State, suspect, victim rules.Seat) int32 {
	least := max(1, st.Params[rules.PriorMotive])
	if !victim.Playable() {
		return least
	}
	return max(least, s.Pair(rules.Tension, suspect, victim))
}
