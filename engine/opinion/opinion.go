// Package opinion scores how governments that read no treaty see an attack: the
// model's C6. It is an opinion, never a verdict.
package opinion

import "casus/rules"

// Grounds are what an observer goes by, each 0..1000: how sure it is of the
// author, how grave the attack was, whether it fell on the victim's own soil, and
// how far the victim is innocent of it.
type Grounds struct{ Att, Severity, Territory, Innocence int32 }

// Score is an observer's opinion of the attack, 0..1000.
func (g Grounds) Score(p *rules.Params) int32 {
	sum := p[rules.OpinionAtt]*g.Att + p[rules.OpinionSeverity]*g.Severity +
		p[rules.OpinionTerritory]*g.Territory + p[rules.OpinionInnocence]*g.Innocence
	return min((sum+500)/1000, 1000)
}

// Found is a score once the Security Council has decided against the attacker (1)
// or against the victim (-1).
func Found(p *rules.Params, score, finding int32) int32 {
	return min(max(score+finding*p[rules.OpinionFinding], 0), 1000)
}

// Status is what most governments take a case for.
type Status uint8

// No opinion; no attack in the sense of a pact; governments are divided; one.
const (
	None Status = iota
	Not
	Contested
	Triggered
)

var statusNames = [...]string{"", "not", "contested", "triggered"}

func (s Status) String() string { return statusNames[s] }

// Of is the status of a score.
func Of(p *rules.Params, score int32) Status {
	switch {
	case score >= p[rules.OpinionTriggered]:
		return Triggered
	case score >= p[rules.OpinionContested]:
		return Contested
	}
	return Not
}

// Median of the six observers is the lower of the two in the middle, as for
// beliefs: doubt counts against the claim.
func Median(scores [rules.Seats]int32) int32 {
	for i := 1; i < len(scores); i++ {
		for j := i; j > 0 && scores[j-1] > scores[j]; j-- {
			scores[j-1], scores[j] = scores[j], scores[j-1]
		}
	}
	return scores[(len(scores)-1)/2]
}
