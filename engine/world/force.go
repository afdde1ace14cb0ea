package world

import "casus/rules"

// Established is the belief from which an act counts as its author's.
const Established = 500

// BookForce remembers that force was used, by whom so far as that is
// established, and who began. Force by nobody known counts as another state's:
// the country is under attack all the same.
func (s *State) BookForce(p *rules.Params, ev *Event) {
	if !rules.Kinds[ev.Kind].Force || ev.Target > rules.OTH || ev.Author == ev.Target || ev.Accident {
		return
	}
	if by := ev.Actor; ev.Att >= Established && by.Playable() {
		s.Used[by][ev.Target] |= 1
		if ev.FirstForce == by {
			s.SetPair(rules.FirstForce, by, ev.Target, 1)
		}
	} else {
		s.Used[rules.OTH][ev.Target] |= 1
	}
	s.Bury(p, ev.Target, ev.Deaths)
}

// Tempted reports whether a country is losing a fight and has so little left that
// nuclear weapons may look like the way out (model C10): a flag for whoever
// decides, never a decision.
func Tempted(p *rules.Params, own, enemy, rung int32) bool {
	return rung >= 6 && own < enemy && own < p[rules.TemptedBelow]
}
