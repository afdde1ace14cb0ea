package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkParamWhy finds figures without a reason: treaties hold no numbers, so
// every number is somebody's reading.
func checkParamWhy(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, t := range p.Treaties {
		for _, f := range t.Params {
			if f.Why == "" {
				errs = append(errs, parse.At(f.Pos, "the figure %s of %s has no reason; add why: to it", f.Name, t.Code))
			}
		}
	}
	return errs
}
