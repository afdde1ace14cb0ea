package check

import (
	"math/bits"

	"casus/rules"
	"casus/rules/parse"
)

// checkDispute finds disputes that a clause names and no file describes.
func checkDispute(p *rules.Pack) parse.Errors {
	return clauses(p, func(c *rules.Clause) *parse.Error {
		for rest := c.Disputes; rest != 0; rest &= rest - 1 {
			i := bits.TrailingZeros32(rest)
			if p.Disputes[i].ID == "" {
				return parse.At(c.Pos, "the clause %s names the dispute D%d, which disputes.yaml does not describe", c.ID, i+1)
			}
		}
		return nil
	})
}
