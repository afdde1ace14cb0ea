package engine_test

import (
	"slices"
	"testing"

	"casus/rules"
)

// Russian leaders criticise blocs in Asia, and never as sharply as NATO at their
// own border (R23): the words weigh less and no pair is heated as much; where the
// one can be heard, so can the other.
func TestRhetoricOnAsiaStaysBelowThatOnEurope(t *testing.T) {
	pack := shipped(t)
	sharpest := func(id string) (severity, heat int32) {
		for _, in := range pack.Injects {
			if in.ID != id {
				continue
			}
			for i := range in.Effects {
				if e := &in.Effects[i]; e.Fact == rules.Tension {
					heat = max(heat, e.Value)
				}
			}
			return in.Emits.Severity, heat
		}
		t.Fatalf("there is no inject %s", id)
		return 0, 0
	}
	asia, heatAsia := sharpest("bloc-rhetoric")
	europe, heatEurope := sharpest("bloc-rhetoric-europe")
	if asia >= europe || heatAsia >= heatEurope || heatAsia == 0 {
		t.Errorf("Asia: severity %d, tension +%d; Europe: severity %d, tension +%d", asia, heatAsia, europe, heatEurope)
	}
	if !slices.ContainsFunc(pack.Scenarios, func(sc *rules.Scenario) bool {
		return slices.Contains(sc.Injects, "bloc-rhetoric") && slices.Contains(sc.Injects, "bloc-rhetoric-europe")
	}) {
		t.Error("no scenario has both")
	}
}
