package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// maxBindings keeps the treaty pass small: every one is asked for every event.
const maxBindings = 216

// checkBindings finds clauses that bind nobody, or too many, and duties that
// do not say who owes them.
func checkBindings(p *rules.Pack) parse.Errors {
	return clauses(p, func(c *rules.Clause) *parse.Error {
		switch n := len(c.Bindings); {
		case n == 0:
			return parse.At(c.Pos, "no countries fit the variables of %s; look at bind and at parties", c.ID)
		case n > maxBindings:
			return parse.At(c.Pos, "the variables of %s can be filled in %d ways; %d are the most, bind fewer", c.ID, n, maxBindings)
		}
		if c.Modality == rules.Must && c.Bindings[0].Obligor == rules.NONE {
			return parse.At(c.Pos, "%s is a duty and binds no obligor; call the variable of whoever owes it obligor", c.ID)
		}
		if c.Modality == rules.MustNot && c.Bindings[0].Obligor == rules.NONE {
			return parse.At(c.Pos, "%s forbids something and does not say to whom; call the variable actor", c.ID)
		}
		return nil
	})
}
