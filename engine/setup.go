package engine

import (
	"fmt"
	"slices"
	"strings"

	"casus/rules"
)

// Setup is what makes one match differ from another: it stands in the header
// of every record, and the same setup with the same commands gives the same
// hashes.
type Setup struct {
	Scenario string            `json:"scenario"`
	Arm      string            `json:"arm"`             // one of rules.TreatyArms; empty: the scenario's
	Seed     uint64            `json:"seed,string"`     // luck of the match
	Turns    int               `json:"turns,omitempty"` // 0: hidden horizon drawn from the seed
	Readings map[string]string `json:"readings,omitempty"`
	Params   map[string]int32  `json:"params,omitempty"` // coefficients that differ from the scenario's
	Seats    [6]string         `json:"seats"`            // name of a bot, or "human"
}

// MaxTurns bounds a match: 25 years of months, so that how crises open, last
// and come back can be counted.
const MaxTurns = 300

func (u Setup) scenario(pack *rules.Pack) (*rules.Scenario, error) {
	var ids []string
	for _, sc := range pack.Scenarios {
		if sc.ID == u.Scenario {
			return sc, nil
		}
		ids = append(ids, sc.ID)
	}
	return nil, fmt.Errorf("there is no scenario %q; there are: %s", u.Scenario, strings.Join(ids, ", "))
}

func (u Setup) arm(sc *rules.Scenario) (string, error) {
	if u.Arm == "" {
		return sc.Arm, nil
	}
	if slices.Contains(rules.TreatyArms, u.Arm) {
		return u.Arm, nil
	}
	return "", fmt.Errorf("there is no arm %q; there are: %s", u.Arm, strings.Join(rules.TreatyArms, ", "))
}

// readings lays the setup's readings over the scenario's.
func (u Setup) readings(pack *rules.Pack, sc *rules.Scenario) (rules.Readings, error) {
	out := sc.Readings
	known := 0
	for i := range pack.Disputes {
		word, ok := u.Readings[pack.Disputes[i].ID]
		if !ok {
			continue
		}
		known++
		r, ok := rules.ParseReading(word)
		if !ok {
			return out, fmt.Errorf("reading %s: %q is not understood; write broad, narrow or contested", pack.Disputes[i].ID, word)
		}
		out[i] = r
	}
	if known != len(u.Readings) {
		return out, fmt.Errorf("a reading names a dispute that does not exist; the disputes are D1 to D%d", rules.Disputes)
	}
	return out, nil
}

// params lays the setup's coefficients over the scenario's. One may be set to
// anything a sensitivity study would try, or to what takes an assumption out.
func (u Setup) params(pack *rules.Pack, sc *rules.Scenario) (rules.Params, error) {
	out := pack.ParamsOf(sc)
	for i := range out {
		name := rules.Parameter(i).String()
		v, ok := u.Params[name]
		if !ok {
			continue
		}
		info := &pack.Params[i]
		low, high := info.Low, info.High
		if rules.Parameter(i).Assumed() {
			low, high = min(low, info.Off), max(high, info.Off)
		}
		if v < low || v > high {
			return out, fmt.Errorf("parameter %s: %d is out of range; it must be from %d to %d", name, v, low, high)
		}
		out[i] = v
	}
	for name := range u.Params {
		if _, ok := rules.ParseParameter(name); !ok {
			return out, fmt.Errorf("there is no parameter %q; the %d there are stand in rules/library/parameters", name, rules.ParamCount)
		}
	}
	return out, nil
}
