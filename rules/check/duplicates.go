package check

import (
	"fmt"

	"casus/rules"
	"casus/rules/parse"
)

// checkDuplicates finds ids that two files or two clauses share.
func checkDuplicates(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	seen := map[string]rules.Pos{}
	see := func(what, id string, pos rules.Pos) {
		if first, ok := seen[what+" "+id]; ok {
			errs = append(errs, parse.At(pos, "the %s %s is described twice, first in %s line %d; rename or remove one", what, id, first.File, first.Line))
			return
		}
		seen[what+" "+id] = pos
	}
	for _, t := range p.Treaties {
		see("treaty", t.Code, t.Pos)
		for _, c := range t.Clauses {
			see("clause", c.ID, c.Pos)
			for i := range c.Triggers {
				for k := range c.Triggers[i].Unless {
					x := &c.Triggers[i].Unless[k]
					see("exception", x.ID+" of "+c.ID, x.When.Pos)
				}
			}
		}
		for i := range t.Tests {
			see("test", fmt.Sprintf("%q of %s", t.Tests[i].Name, t.Code), t.Tests[i].Pos)
		}
	}
	for _, a := range p.Actions {
		see("action", a.ID, a.Pos)
	}
	for _, x := range p.Places {
		see("place", x.ID, x.Pos)
	}
	for _, x := range p.Countries {
		see("country", x.Set+"/"+x.Seat.String(), x.Pos)
	}
	for _, x := range p.Injects {
		see("inject", x.ID, x.Pos)
	}
	for _, x := range p.Doctrines {
		see("doctrine", x.Seat.String(), x.Pos)
	}
	for _, x := range p.Scenarios {
		see("scenario", x.ID, x.Pos)
	}
	for _, x := range p.Cases {
		see("case", x.ID, x.Pos)
	}
	return errs
}
