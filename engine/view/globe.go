package view

import (
	"casus/engine/world"
	"casus/rules"
)

// worldFacts are the numbers about the world at large that players watch.
var worldFacts = [...]rules.Fact{rules.Taboo, rules.Front, rules.FrontPace, rules.USAid}

// WarInUkraine names, beside the numbers about the world, whether the war of
// Russia and Ukraine goes on.
const WarInUkraine = "war_in_ukraine"

// worldAt is what everybody knows of the world at large.
func worldAt(s *world.State) map[string]int32 {
	out := map[string]int32{WarInUkraine: s.Pair(rules.AtWar, rules.RUS, rules.UKR)}
	for _, f := range worldFacts {
		out[rules.Facts[f].Name] = s.Facts[f.At()]
	}
	return out
}

// changedWorld is what of it has changed.
func changedWorld(before, after *world.State) map[string]int32 {
	out := worldAt(after)
	for name, v := range worldAt(before) {
		if out[name] == v {
			delete(out, name)
		}
	}
	return out
}
