package bot

import (
	"slices"

	"casus/rules"
)

var armsForUkraine = int32(slices.Index(rules.Subjects, "arms_for_ukraine"))

// fedWar is whose war is fought with what goes to Ukraine's side.
const fedWar = rules.RUS

// crossedLine is the level of aid from which a state has done what Moscow warned
// of: shells and more.
const crossedLine = 2

// boldness is what a giver puts against the warning in its own mind: helping a
// state that is attacked has friends at home. Design value.
const boldness = 75

// warned is how far a seat fears Russia's answer to arms for Ukraine (R18): the
// resolve everybody reads from what Moscow did, threats and reassurances it
// addressed to the seat, and whether Moscow's pact with the seat's own adversary
// is believed.
func (w *weigher) warned() int32 {
	fear := w.of(rules.Resolve, fedWar)
	for c := rules.RUS; c < rules.Seats; c++ {
		if c != fedWar && w.foe(c) {
			fear += w.pair(rules.Cred, fedWar, c) / 2
		}
	}
	for i := range w.mem.deeds {
		switch d := &w.mem.deeds[i]; {
		case d.actor != fedWar || d.target != w.me:
		case d.kind == rules.ThreatOfAttack || d.kind == rules.NuclearSignal:
			fear += 400
		case d.kind == rules.Reassurance:
			fear -= 200
		}
	}
	return max(fear, 0)
}

// armUkraine weighs aid that kills for Ukraine: the more Russia and the seat's
// own adversary were seen to hand each other, the stronger the pull; less the
// warning.
func (w *weigher) armUkraine(a *rules.Action) int32 {
	seen := min(w.traded(), mostTrade)
	if seen == 0 {
		return barred
	}
	score := (w.generosity+w.retaliation)*seen/7 + boldness - w.mem.used(a, rules.NONE)*100
	if w.of(rules.LethalAid, w.me) < crossedLine {
		score -= w.risk * w.warned() / 1000 // the first step is the one that was warned of
	}
	return score
}

// mostTrade is how many deliveries stir a government; more change nothing.
const mostTrade = 4

// traded counts what Russia and an adversary of the seat were lately seen to
// hand each other for war.
func (w *weigher) traded() (n int32) {
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		switch d.kind {
		case rules.TechnologyTransfer, rules.Troops, rules.ArmsTransfer, rules.Arms:
			if d.actor == fedWar && w.foe(d.target) || d.target == fedWar && w.foe(d.actor) {
				n++
			}
		}
	}
	return n
}

// crossed reports whether somebody this seat counts as an adversary has lately
// armed a state off the board: the line that Moscow drew.
func (w *weigher) crossed() bool {
	for i := range w.mem.deeds {
		d := &w.mem.deeds[i]
		if d.kind == rules.ArmsTransfer && !d.target.Playable() && w.foe(d.actor) && d.actor != rules.USA && w.mem.turn-d.turn <= 2 {
			return true
		}
	}
	return false
}
