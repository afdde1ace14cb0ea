package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// thisOrLast are the bits of Habit for the running turn and the one before,
// since the turn's end has moved them on.
const thisOrLast = 0b11

// Weigh asks at the end of a turn what the scenario's success test asks. An
// order once given and a row of turns once complete stay.
func Weigh(s *world.State, w *world.Work, parts []rules.Success) {
	if len(parts) == 0 {
		return
	}
	w.Snapshot(s)
	for i := range parts {
		p := &parts[i]
		switch {
		case p.When == nil && given(s, p.Given):
			s.Held[i] = 1
		case p.When == nil || p.Turns > 0 && s.Held[i] >= uint8(p.Turns):
		case !p.When.Holds(&w.Env):
			s.Held[i] = 0
		default:
			s.Held[i] = uint8(min(int32(s.Held[i])+1, p.Need()))
		}
	}
}

func given(s *world.State, actions []int) bool {
	for c := range s.Habit {
		for _, a := range actions {
			if s.Habit[c][a]&thisOrLast != 0 {
				return true
			}
		}
	}
	return false
}
