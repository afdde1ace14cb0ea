package drift

import (
	"casus/engine/world"
	"casus/rules"
)

// Talked wears the taboo on nuclear use down for each nuclear signal that
// everybody saw in a resolution: what is talked of grows thinkable (model C13).
func Talked(s *world.State, w *world.Work) {
	for i := range w.NEvents {
		if w.Events[i].Kind == rules.NuclearSignal {
			setScalar(s, rules.Taboo, s.Facts[rules.Taboo.At()]-w.Params[rules.TabooThreat])
		}
	}
}

// Heal lets the taboo recover, slowly and once a turn.
func Heal(s *world.State, w *world.Work, days int32) {
	setScalar(s, rules.Taboo, s.Facts[rules.Taboo.At()]+w.Params[rules.TabooRecovery]*days/month)
}
