package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// calm is the tension below which the peninsula counts as settled.
const calm = 300

// Finish tests whether the match is over: catastrophe for all, the
// fall of the regime in Pyongyang, a settlement that held, or the hidden horizon.
func Finish(s *world.State, w *world.Work) {
	switch {
	case s.End == world.Catastrophe || topRung(s) >= 10:
		s.End = world.Catastrophe
	case s.Facts[rules.RegimeStrain.At()] >= w.Params[rules.CollapseDays]:
		s.End = world.Collapse
	case s.Turn() >= s.Horizon:
		s.End = world.Horizon
	case s.Turn() >= 3 && settled(s):
		s.End = world.Settlement
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

func settled(s *world.State) bool {
	for _, o := range []rules.Seat{rules.USA, rules.KOR, rules.JPN} {
		if s.Pair(rules.Tension, rules.PRK, o) >= calm {
			return false
		}
	}
	return true
}
