package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Threats runs down public threats at the end of a turn. One that was carried
// out costs no more; one whose time is up costs support (model C10).
func Threats(s *world.State, w *world.Work) {
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := rules.RUS; b < rules.Seats; b++ {
			left := int32(0)
			if a != b {
				left = s.Pair(rules.ThreatLeft, a, b)
			}
			switch {
			case left == 0:
			case s.Used[a][b]&2 != 0: // Fight has moved this turn's force here
				s.Unsay(a, b)
			case left == 1:
				s.BackDown(w.Params, a, b)
			default:
				s.SetPair(rules.ThreatLeft, a, b, left-1)
			}
		}
	}
}

// Witness settles at the end of a resolution what its events mean at home: a
// country that was hit on its own soil rallies; a threat is met when the other
// side gives way, and dropped when its author does.
func Witness(s *world.State, w *world.Work) {
	hit := rules.SeatSet(0)
	for i := range w.NEvents {
		e := &w.Events[i]
		switch {
		case struck(e) && !hit.Has(e.Target):
			hit = hit.With(e.Target)
			s.RallyRound(w.Params, e.Target)
		case e.Kind == rules.Concession && e.Actor.Playable() && e.Target.Playable():
			s.Unsay(e.Target, e.Actor)
			s.BackDown(w.Params, e.Actor, e.Target)
		case e.Kind == rules.Withdrawal && e.Actor.Playable() && e.Target.Playable():
			s.Unsay(e.Target, e.Actor)
		}
	}
}

// onLand is the first of rules.PlaceKinds.
const onLand = 0

// struck reports whether aimed force hit a seat on ground it governs.
func struck(e *world.Event) bool {
	return rules.Kinds[e.Kind].Force && !e.Accident && e.Target.Playable() && e.Author != e.Target &&
		e.Admin == e.Target && e.PlaceKind == onLand
}
