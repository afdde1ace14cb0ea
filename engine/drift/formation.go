package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Formation lets rivals take alarm at a pact that was deepened, or at a duty to
// help that has begun to bind, this turn or last: an assumption, off by default
// (model C7). The ties are those of the law now and two turns ago.
func Formation(s *world.State, w *world.Work, now, before *rules.Bonds) {
	shock := w.Params[rules.FormationShock]
	if shock == 0 {
		return
	}
	for a := rules.RUS; a < rules.Seats; a++ {
		for b := a + 1; b < rules.Seats; b++ {
			deepened := (s.Deepened[0][a]|s.Deepened[1][a])>>b&1 == 1
			if deepened || formed(now, before, a, b) || formed(now, before, b, a) {
				alarm(s, w, a, b, shock)
			}
		}
	}
}

// formed reports whether a duty to help binds that did not bind before.
func formed(now, before *rules.Bonds, a, b rules.Seat) bool {
	return now[a][b] >= rules.Conditional && before[a][b] < rules.Conditional
}

// alarm heats up both partners' quarrels, each pair of rivals once.
func alarm(s *world.State, w *world.Work, a, b rules.Seat, shock int32) {
	w.Log.Add(s, world.Entry{K: world.KAlarm, Actor: a, Target: b, Heat: shock, First: rules.NONE, Against: rules.NONE})
	for o := rules.RUS; o < rules.Seats; o++ {
		if s.Rivals(o, a) {
			w.Warm(o, a, shock)
		}
		if s.Rivals(o, b) {
			w.Warm(o, b, shock)
		}
	}
}
