package check

import (
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkCountrySet finds sets of start values that do not cover the six seats,
// and values set twice with different numbers.
func checkCountrySet(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	var sets []string
	have := map[string]rules.SeatSet{}
	for _, c := range p.Countries {
		if have[c.Set] == 0 {
			sets = append(sets, c.Set)
		}
		have[c.Set] = have[c.Set].With(c.Seat)
		errs = append(errs, twice(c)...)
	}
	for _, set := range sets {
		missing := (rules.AllSeats &^ have[set]).Members()
		if len(missing) > 0 {
			i := slices.IndexFunc(p.Countries, func(c *rules.Country) bool { return c.Set == set })
			errs = append(errs, parse.At(p.Countries[i].Pos, "the set %q has no file for %v; each of the six seats needs one", set, missing))
		}
	}
	return errs
}

func twice(c *rules.Country) parse.Errors {
	var errs parse.Errors
	seen := map[int]bool{}
	for _, v := range c.Values {
		if seen[v.Index] && !v.Add {
			errs = append(errs, parse.At(v.Pos, "%s is set twice; keep one of them", v.Text))
		}
		seen[v.Index] = true
	}
	return errs
}
