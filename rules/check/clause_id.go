package check

import (
	"strings"

	"casus/rules"
	"casus/rules/parse"
)

// checkClauseID finds clauses whose id does not begin with their instrument's
// code: cards and links find the treaty by it.
func checkClauseID(p *rules.Pack) parse.Errors {
	return clauses(p, func(c *rules.Clause) *parse.Error {
		code := c.Treaty.Code
		if c.ID == code || strings.HasPrefix(c.ID, code+"-") {
			return nil
		}
		return parse.At(c.Pos, "the clause id %q does not begin with the treaty's code; call it %s-%s", c.ID, code, c.ID[strings.IndexByte(c.ID, '-')+1:])
	})
}
