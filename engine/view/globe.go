package view

import (
	"casus/engine/scribe"
	"casus/engine/world"
	"casus/rules"
)

// GlobeFacts are the numbers about the world at large that players watch.
var GlobeFacts = [...]rules.Fact{rules.Taboo, rules.Front, rules.FrontPace, rules.USAid}

// Globe is what everybody knows of the world at large: whether the war of
// Russia and Ukraine goes on (1), and GlobeFacts.
type Globe struct {
	War   int32
	Facts [len(GlobeFacts)]int32
}

func globeOf(s *world.State) Globe {
	out := Globe{War: s.Pair(rules.AtWar, rules.RUS, rules.UKR)}
	for i, f := range GlobeFacts {
		out.Facts[i] = s.Facts[f.At()]
	}
	return out
}

// warInUkraine is the name of Globe.War on the wire.
const warInUkraine = "war_in_ukraine"

func worldAt(s *world.State) map[string]int32 {
	g := globeOf(s)
	out := map[string]int32{warInUkraine: g.War}
	for i, f := range GlobeFacts {
		out[rules.Facts[f].Name] = g.Facts[i]
	}
	return out
}

// changedWorld is what of it has changed.
func changedWorld(before, after *world.State) map[string]int32 {
	if globeOf(before) == globeOf(after) {
		return nil
	}
	out := worldAt(after)
	for name, v := range worldAt(before) {
		if out[name] == v {
			delete(out, name)
		}
	}
	return out
}

// appendWorld is changedWorld without its maps.
func appendWorld(b []byte, before, after *world.State) []byte {
	was, now := globeOf(before), globeOf(after)
	if was == now {
		return b
	}
	b = append(b, `,"world":{`...)
	if was.War != now.War {
		b = append(scribe.Int(append(b, `"`+warInUkraine+`":`...), now.War), ',')
	}
	for i, f := range GlobeFacts {
		if was.Facts[i] != now.Facts[i] {
			b = append(scribe.Int(append(scribe.String(b, rules.Facts[f].Name), ':'), now.Facts[i]), ',')
		}
	}
	b[len(b)-1] = '}'
	return b
}
