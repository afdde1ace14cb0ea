package study

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"casus/rules"
)

// Umbrella is the one assumption with three settings: Russia's nuclear promise
// to its ally.
const Umbrella = "umbrella"

var (
	onOff         = []string{"off", "on"}
	umbrellaModes = []string{"off", "wmd_only", "full"}
)

// SwitchNames lists the assumptions that can be switched.
func SwitchNames() []string {
	out := []string{Umbrella}
	for _, a := range rules.Assumptions {
		out = append(out, a.String())
	}
	return out
}

// settings are those a switch can have, nil for what is no switch.
func switchSettings(name string) []string {
	switch {
	case name == Umbrella:
		return umbrellaModes
	case slices.Contains(SwitchNames(), name):
		return onOff
	}
	return nil
}

// assume sets the plan's switches in the scenario of a pack that nobody else
// uses.
func (p *Plan) assume(pack *rules.Pack) error {
	for _, name := range slices.Sorted(maps.Keys(p.Switches)) {
		settings := switchSettings(name)
		if settings == nil {
			return fmt.Errorf("there is no assumption %q; there are: %s", name, strings.Join(SwitchNames(), ", "))
		}
		if to := p.Switches[name]; !slices.Contains(settings, to) {
			return fmt.Errorf("assumption %s: %q is no setting; write %s", name, to, strings.Join(settings, " or "))
		}
	}
	for _, sc := range pack.Scenarios {
		if sc.ID == p.Scenario {
			set := maps.Clone(sc.Switches)
			if set == nil {
				set = map[string]string{}
			}
			maps.Copy(set, p.Switches)
			sc.Switches = set
		}
	}
	return nil
}
