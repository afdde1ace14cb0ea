package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkCite finds rules that do not say where in law they stand.
func checkCite(p *rules.Pack) parse.Errors {
	errs := clauses(p, func(c *rules.Clause) *parse.Error {
		if c.Cite.Article == "" || c.Cite.Gist == "" {
			return parse.At(c.Pos, "the clause %s has no citation; add cite: {article: \"...\", gist: \"in your own words\"}", c.ID)
		}
		return nil
	})
	for _, c := range p.Clauses {
		for i := range c.Triggers {
			for _, e := range c.Triggers[i].Unless {
				if e.Cite.Article == "" {
					errs = append(errs, parse.At(e.When.Pos, "the exception %s of %s has no citation; add cite: {treaty: UNC, article: \"51\"} or the like", e.ID, c.ID))
				} else if e.Cite.Treaty != "" && !hasTreaty(p, e.Cite.Treaty) {
					errs = append(errs, parse.At(e.When.Pos, "the exception %s of %s cites %s, and no treaty file has that code", e.ID, c.ID, e.Cite.Treaty))
				}
			}
		}
	}
	return errs
}

func hasTreaty(p *rules.Pack, code string) bool {
	for _, t := range p.Treaties {
		if t.Code == code {
			return true
		}
	}
	return false
}
