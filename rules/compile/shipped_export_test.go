package compile

import "casus/rules"

// Compared is a shipped condition with cel-go's own evaluator beside it.
type Compared struct {
	Condition *rules.Condition
	Vars      int
	Oracle    func(*rules.Env) (bool, error)
}

// CompareAll lists every condition of a pack with its oracle.
func CompareAll(p *rules.Pack) ([]Compared, error) {
	c, err := New(p.Places)
	if err != nil {
		return nil, err
	}
	var all []scoped
	for _, t := range p.Treaties {
		for _, clause := range t.Clauses {
			all = append(all, ofClause(t, clause)...)
		}
	}
	for _, a := range p.Actions {
		all = append(all, ofAction(a)...)
	}
	for _, in := range p.Injects {
		all = append(all, ofInject(in)...)
	}
	var out []Compared
	for _, s := range all {
		oracle, err := c.oracle(s.cond, &s.scope)
		if err != nil {
			return nil, err
		}
		out = append(out, Compared{s.cond, len(s.scope.Vars), oracle})
	}
	return out, nil
}

// AnyEnv draws a frame.
var AnyEnv = anyEnv
