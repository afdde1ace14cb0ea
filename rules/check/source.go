package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkSource finds instruments that do not say where their facts come from,
// and start values and success tests without a reason.
func checkSource(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, t := range p.Treaties {
		if t.Source == "" {
			errs = append(errs, parse.At(t.Pos, "the treaty %s names no source; add source: where its text and dates were read", t.Code))
		}
	}
	why := func(deltas []rules.Delta) {
		for _, d := range deltas {
			if d.Why == "" {
				errs = append(errs, parse.At(d.Pos, "the start value of %s has no reason; add why: a source, or that it is a judgement", d.Text))
			}
		}
	}
	for _, c := range p.Countries {
		why(c.Values)
	}
	for _, s := range p.Scenarios {
		why(s.Deltas)
		for _, part := range s.Success {
			if part.Why == "" {
				errs = append(errs, parse.At(part.Pos, "this part of the success test has no reason; add why: a source, or that it is a judgement"))
			}
		}
	}
	return errs
}
