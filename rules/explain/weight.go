package explain

import "casus/rules"

// Weight ranks what a clause answered by one trigger on one frame, for readers
// who want the answer that says most: stronger verdicts first, then those about
// an event, then those whose condition held longest under the broadest reading.
// It is never 0.
func Weight(t *rules.Trigger, env *rules.Env, verdict rules.State, aboutEvent bool) int {
	w := int(verdict)*1000 + 1
	if aboutEvent {
		w += 500
	}
	before := env.Disputes
	env.Disputes = ^uint32(0)
	defer func() { env.Disputes = before }()
	return w + held(t.When.Expr, env)
}

// most is what a condition counts that holds: more than any that does not.
const most = 400

// held counts the parts of a condition that hold before the first that does not.
func held(when *rules.Expr, env *rules.Env) int {
	n := 0
	for when.Op == rules.OpAnd {
		first := len(when.Kids)
		for i, k := range when.Kids {
			if !Holds(k, env) {
				first = i
				break
			}
		}
		if n += first; first == len(when.Kids) {
			return most
		}
		when = when.Kids[first]
	}
	if n == 0 && Holds(when, env) {
		return most
	}
	return min(n, most-1)
}
