package study

import (
	"fmt"
	"maps"
	"slices"

	"casus/rules"
)

// assumption is how a contested finding stood in the study.
type assumption struct {
	Name, Setting, Value, Says, Source string
}

// assumptions lists every assumption switch, whether the scenario speaks of it
// or not.
func (s *summary) assumptions(sc *rules.Scenario) []assumption {
	pack := s.study.packs[0]
	out := []assumption{{
		Umbrella, sc.Switches[Umbrella], "", "Russia's nuclear promise to its ally adds to the text of its doctrine.",
		"the treaty of 2024 has no nuclear clause; Russia's doctrine of November 2024 names Belarus alone",
	}}
	if out[0].Setting == "" {
		out[0].Setting = "off"
	}
	values := pack.ParamsOf(sc)
	for _, p := range rules.Assumptions {
		a := assumption{p.String(), "off", "", pack.Params[p].Says, pack.Params[p].Source}
		if pack.Assumes(sc, p) {
			a.Setting = "on"
		}
		v := values[p]
		if given, ok := s.study.Params[p.String()]; ok {
			v, a.Setting = given, "set by hand"
		}
		a.Value = fmt.Sprintf("%d (%s)", v, pack.Params[p].Unit)
		out = append(out, a)
	}
	return out
}

// coefficients lists those that differ from the rule files.
func (s *summary) coefficients() (out [][2]string) {
	pack := s.study.packs[0]
	for _, name := range slices.Sorted(maps.Keys(s.study.Params)) {
		p, ok := rules.ParseParameter(name)
		if ok && !p.Assumed() {
			out = append(out, [2]string{"coefficient " + name, fmt.Sprintf("%d instead of %d", s.study.Params[name], pack.Params[p].Value)})
		}
	}
	return out
}
