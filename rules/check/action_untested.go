package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkActionTest finds orders without a test, and tests that give an order to
// somebody who cannot or aim it at nobody.
func checkActionTest(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, a := range p.Actions {
		if len(a.Tests) == 0 {
			errs = append(errs, parse.At(a.Pos, "the order %s has no test; add one under tests", a.ID))
		}
		for _, t := range a.Tests {
			switch {
			case !a.By.Has(t.By):
				errs = append(errs, parse.At(t.Pos, "%s cannot give the order %s; see by", t.By, a.ID))
			case a.Target == rules.NoTarget && t.Target != rules.NONE:
				errs = append(errs, parse.At(t.Pos, "%s has no target; take target out of the test", a.ID))
			case a.Target != rules.NoTarget && t.Target == rules.NONE:
				errs = append(errs, parse.At(t.Pos, "%s needs a target; add target to do", a.ID))
			case t.Place != "" && !slices.ContainsFunc(p.Places, func(x *rules.Place) bool { return x.ID == t.Place }):
				errs = append(errs, parse.At(t.Pos, "no place has the id %q", t.Place))
			}
		}
	}
	return errs
}
