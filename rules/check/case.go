package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkCase finds cases that ask about a clause that is not there, that rest on
// nothing, or that show no facts: a case without any must at least ask for
// something or tell of a war.
func checkCase(p *rules.Pack) parse.Errors {
	known := ids(p.Clauses, func(c *rules.Clause) string { return c.ID })
	var errs parse.Errors
	for _, c := range p.Cases {
		for _, e := range c.Expect {
			if p.Clause(e.Clause) == nil {
				errs = append(errs, parse.At(e.Pos, "no clause has the id %q%s", e.Clause, parse.DidYouMean(e.Clause, known)))
			}
		}
		for _, r := range c.Requests {
			if r.Clause != "" && p.Clause(r.Clause) == nil {
				errs = append(errs, parse.At(r.Pos, "no clause has the id %q%s", r.Clause, parse.DidYouMean(r.Clause, known)))
			}
		}
		switch {
		case c.Title == "":
			errs = append(errs, parse.At(c.Pos, "the case %s has no title; say in a few words what happened", c.ID))
		case c.Note == "" && len(c.Sources) == 0:
			errs = append(errs, parse.At(c.Pos, "the case %s gives no reason; add note: why the clauses answer so, and sources:", c.ID))
		case len(c.Facts)+len(c.Requests)+len(c.Wars)+len(c.State) == 0:
			errs = append(errs, parse.At(c.Pos, "the case %s shows nothing; add facts:", c.ID))
		}
	}
	return errs
}
