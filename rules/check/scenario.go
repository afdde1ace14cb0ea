package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkScenario finds names in scenarios that nothing in the pack has.
func checkScenario(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, s := range p.Scenarios {
		names := func(what string, used, known []string) {
			for _, name := range used {
				if !slices.Contains(known, name) {
					errs = append(errs, parse.At(s.Pos, "the scenario %s names the %s %q, which no file describes%s", s.ID, what, name, parse.DidYouMean(name, known)))
				}
			}
		}
		names("treaty", s.Treaties, ids(p.Treaties, func(t *rules.Treaty) string { return t.Code }))
		names("order", s.Actions, ids(p.Actions, func(a *rules.Action) string { return a.ID }))
		names("inject", s.Injects, ids(p.Injects, func(i *rules.Inject) string { return i.ID }))
		names("country set", []string{s.Countries}, ids(p.Countries, func(c *rules.Country) string { return c.Set }))
	}
	return errs
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = id(x)
	}
	return out
}
