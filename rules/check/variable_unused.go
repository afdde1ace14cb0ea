package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// roles are variables that mean something by their name alone; package compile
// makes duties of them.
var roles = []string{"obligor", "actor", "victim", "threatened", "asker", "claimant", "threat", "attacker", "against"}

// checkVariableUnused finds variables that no part of a clause names: each
// would only make the same duty arise many times over.
func checkVariableUnused(p *rules.Pack) parse.Errors {
	return clauses(p, func(c *rules.Clause) *parse.Error {
		used := namedVars(c)
		for i, v := range c.Bind {
			paired := i+1 < len(c.Bind) && c.Bind[i+1].Other
			if !used[i] && !paired && !slices.Contains(roles, v.Name) {
				return parse.At(v.Pos, "nothing in %s uses the variable %s; name it in a condition or take it out of bind", c.ID, v.Name)
			}
		}
		return nil
	})
}

func namedVars(c *rules.Clause) [rules.MaxVars]bool {
	var used [rules.MaxVars]bool
	for _, cond := range c.Conditions() {
		cond.Expr.Walk(func(e *rules.Expr) {
			if e.Op == rules.OpVar {
				used[e.Slot] = true
			}
		})
	}
	if c.Request != nil {
		used[c.Request.By] = true
	}
	if c.Gate != nil {
		used[c.Gate.By] = true
	}
	if c.Perform != nil {
		used[c.Perform.By] = true
	}
	if c.Waive != nil {
		used[c.Waive.By] = true
	}
	return used
}
