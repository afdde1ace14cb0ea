package trial

import (
	"strings"

	"casus/rules"
)

// MaxExcused is how many answers of a suite may differ from what its files
// expect, each for a reason that the file gives.
const MaxExcused = 2

// territorial are the clauses that protect places. Where one of them must stay
// silent, no reason excuses another answer.
var territorial = map[string]bool{"UK53-3": true, "UJ60-5": true}

// Excused reports whether the answer differs from what was expected and the
// pass rule bears it: the case's doubt names the clause, and what was expected
// is neither a matter of dates nor the silence of a territorial clause.
func (f *Finding) Excused() bool {
	return !f.OK() && f.Known && !strict(f.Want) && mentions(f.Case.Doubt, f.Want.Clause)
}

func strict(e *rules.CaseExpect) bool {
	for _, a := range e.Answers {
		switch a.State {
		case rules.NotInForce, rules.SignedNotInForce:
			return true
		case rules.None:
			if territorial[e.Clause] {
				return true
			}
		}
	}
	return false
}

// mentions reports whether a text names a clause as a word of its own.
func mentions(text, clause string) bool {
	for _, word := range strings.Fields(text) {
		if strings.TrimRight(word, ".,;:") == clause {
			return true
		}
	}
	return false
}
