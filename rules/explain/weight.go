package explain

import "casus/rules"

// Weight ranks what a clause answered by one trigger on one frame, for readers
// who want the answer that says most: stronger verdicts first, then those about
// an event, then those whose condition held longest. It is never 0.
func Weight(t *rules.Trigger, env *rules.Env, verdict rules.State, aboutEvent bool) int {
	w := int(verdict)*1000 + 1
	if aboutEvent {
		w += 500
	}
	when := t.When.Expr
	for when.Op == rules.OpAnd {
		if !Holds(when.Kids[0], env) {
			break
		}
		w++
		when = when.Kids[len(when.Kids)-1]
	}
	return w
}
