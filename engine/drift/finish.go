package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Finish tests whether the match is over: catastrophe for all, the fall of the
// regime in Pyongyang, a settlement that held, or the hidden horizon.
func Finish(s *world.State, w *world.Work) {
	switch {
	case s.End == world.Catastrophe || topRung(s) >= 10:
		s.End = world.Catastrophe
	case s.Facts[rules.RegimeStrain.At()] >= w.Params[rules.CollapseDays]:
		s.End = world.Collapse
	case settled(s, w.Params):
		s.End = world.Settlement
	case s.Turn() >= s.Horizon:
		s.End = world.Horizon
	default:
		return
	}
	s.Phase = world.Over
	w.Log.Add(s, world.Entry{K: world.KEnd, Reason: s.End.String(), Actor: rules.NONE, Target: rules.NONE, First: rules.NONE, Against: rules.NONE})
}

func topRung(s *world.State) int32 {
	top := int32(0)
	for c := rules.RUS; c < rules.Seats; c++ {
		top = max(top, s.CountryRung(c))
	}
	return top
}

// settled counts the ends of turns at which North Korea is at peace with all
// three others, and reports whether that has lasted (model C13).
func settled(s *world.State, p *rules.Params) bool {
	for _, o := range []rules.Seat{rules.USA, rules.KOR, rules.JPN} {
		if s.Pair(rules.Tension, rules.PRK, o) >= p[rules.SettledBelow] {
			s.Calm = 0
			return false
		}
	}
	s.Calm++
	return int32(s.Calm) >= p[rules.SettledTurns]
}
