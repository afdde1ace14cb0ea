package score

import (
	"casus/engine/world"
	"casus/rules"
)

// The tolls of war (model C13). Together they stay above a catastrophe.
const (
	usedNuclear   = -4000
	othersNuclear = -1500
	generalWar    = -1500
	deadPerPoint  = 100
	mostForDead   = -2000
)

// tolls are what war costs a seat beyond its aims.
func tolls(start, now *world.State, seat rules.Seat) []Toll {
	var out []Toll
	switch {
	case now.Of(rules.NuclearUsed, seat) > 0:
		out = append(out, Toll{"It used nuclear weapons.", usedNuclear})
	case anybodyUsed(now):
		out = append(out, Toll{"Somebody used nuclear weapons.", othersNuclear})
	}
	if now.Warred.Has(seat) {
		out = append(out, Toll{"It fought a general war.", generalWar})
	}
	dead := now.Of(rules.Casualties, seat) - start.Of(rules.Casualties, seat)
	if points := max(mostForDead, -dead/deadPerPoint); points < 0 {
		out = append(out, Toll{"Its dead and wounded: a point for each hundred.", points})
	}
	return out
}

func anybodyUsed(now *world.State) bool {
	for o := rules.RUS; o < rules.Seats; o++ {
		if now.Of(rules.NuclearUsed, o) > 0 {
			return true
		}
	}
	return false
}
