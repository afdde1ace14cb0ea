package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkParamUnused finds figures no condition names: most often a figure that
// was renamed in one place only, or a number written out beside it.
func checkParamUnused(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, t := range p.Treaties {
		used := map[string]bool{}
		for _, c := range t.Clauses {
			for _, cond := range c.Conditions() {
				cond.Expr.Walk(func(e *rules.Expr) { used[e.Name] = true })
			}
		}
		for _, f := range t.Params {
			if !used["params."+f.Name] {
				errs = append(errs, parse.At(f.Pos, "no condition uses the figure %s; use params.%s or remove it", f.Name, f.Name))
			}
		}
	}
	return errs
}
