package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkScenario finds names in scenarios that nothing in the pack has, and
// what can never come in the scenario's time.
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
		for _, part := range s.Success {
			names("order", part.Done, ids(p.Actions, func(a *rules.Action) string { return a.ID }))
		}
		errs = append(errs, untimely(p, s)...)
		errs = append(errs, unwinnable(s)...)
		if s.From != "" {
			names("scenario", []string{s.From}, ids(p.Scenarios, func(x *rules.Scenario) string { return x.ID }))
		}
		errs = append(errs, chained(p, s)...)
		names("country set", []string{s.Countries}, ids(p.Countries, func(c *rules.Country) string { return c.Set }))
	}
	return errs
}

// chained finds scenarios built on one that is itself built on another, so that
// a reader finds all start values in two files.
func chained(p *rules.Pack, s *rules.Scenario) (errs parse.Errors) {
	for _, base := range p.Scenarios {
		if base.ID == s.From && base.From != "" {
			errs = append(errs, parse.At(s.Pos, "the scenario %s takes its start values from %s, which takes them from %s; name %[3]s here and copy what %[2]s changes", s.ID, base.ID, base.From))
		}
	}
	return errs
}

// untimely finds injects and hints for a time the scenario does not have.
func untimely(p *rules.Pack, s *rules.Scenario) (errs parse.Errors) {
	end := s.Start + rules.Date(s.HorizonMax*s.TurnDays)
	for _, in := range p.Injects {
		switch {
		case !slices.Contains(s.Injects, in.ID):
		case in.AtTurn > s.HorizonMax:
			errs = append(errs, parse.At(s.Pos, "the inject %s comes in turn %d, and the scenario %s has at most %d turns; take it off the list", in.ID, in.AtTurn, s.ID, s.HorizonMax))
		case in.HasDate && (in.AtDate < s.Start || in.AtDate >= end):
			errs = append(errs, parse.At(s.Pos, "the inject %s comes on %s, and the scenario %s runs from %s to %s; take it off the list", in.ID, in.AtDate, s.ID, s.Start, end))
		}
	}
	for _, h := range s.Hints {
		if h.Turn > s.HorizonMax {
			errs = append(errs, parse.At(s.Pos, "a hint of the scenario %s is for turn %d, and it has at most %d turns", s.ID, h.Turn, s.HorizonMax))
		}
	}
	return errs
}

// unwinnable finds parts of a success test that no match can meet, or that
// every match meets.
func unwinnable(s *rules.Scenario) (errs parse.Errors) {
	b := bounds{clause: &rules.Clause{}}
	for i := range s.Success {
		part := &s.Success[i]
		if part.When != nil {
			errs = append(errs, b.constant(part.When, "the success test of "+s.ID)...)
		}
		if part.Turns > s.HorizonMax {
			errs = append(errs, parse.At(part.Pos, "this must hold for %d turns, and the scenario %s has at most %d; no match can meet it", part.Turns, s.ID, s.HorizonMax))
		}
		for _, id := range part.Done {
			if len(s.Actions) > 0 && !slices.Contains(s.Actions, id) {
				errs = append(errs, parse.At(part.Pos, "the success test asks for the order %s, which the scenario %s does not allow; add it to actions", id, s.ID))
			}
		}
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
