package explain

import "casus/rules"

// FirstFalse is the first part that makes a condition false in an environment,
// as far down as ands and ors go: of an or it is in the first alternative. It is
// nil when the condition holds.
func FirstFalse(e *rules.Expr, env *rules.Env) *rules.Expr {
	if Holds(e, env) {
		return nil
	}
	for e.Op == rules.OpAnd || e.Op == rules.OpOr {
		for _, k := range e.Kids {
			if !Holds(k, env) {
				e = k
				break
			}
		}
	}
	return e
}

// Blocking is the first exception of a trigger that holds, nil if none does.
func Blocking(t *rules.Trigger, env *rules.Env) *rules.Exception {
	for i := range t.Unless {
		if w := &t.Unless[i].When; w.Expr != nil && Holds(w.Expr, env) {
			return &t.Unless[i]
		}
	}
	return nil
}
