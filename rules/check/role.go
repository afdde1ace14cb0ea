package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkRole finds parts of a duty given to the wrong side: somebody asks
// himself for help, lets himself off, or keeps a duty another owes.
func checkRole(p *rules.Pack) parse.Errors {
	return clauses(p, func(c *rules.Clause) *parse.Error {
		obligor := slices.IndexFunc(c.Bind, func(v rules.BindVar) bool { return v.Name == "obligor" })
		switch {
		case obligor < 0:
			return nil
		case c.Request != nil && c.Request.By == obligor:
			return parse.At(c.Pos, "in %s the obligor itself must ask; request: {by: ...} names whoever wants the duty kept", c.ID)
		case c.Waive != nil && c.Waive.By == obligor:
			return parse.At(c.Pos, "in %s the obligor can let itself off; waive: {by: ...} names whoever the duty is owed to", c.ID)
		case c.Perform != nil && c.Perform.By != obligor:
			return parse.At(c.Pos, "in %s the duty is kept by %s and owed by the obligor; perform: {by: obligor, ...}", c.ID, c.Bind[c.Perform.By].Name)
		}
		return nil
	})
}
