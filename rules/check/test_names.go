package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// checkTestNames finds tests that ask about a clause or a variable that is not
// there: such a test would pass or fail for the wrong reason.
func checkTestNames(p *rules.Pack) parse.Errors {
	byID := map[string]*rules.Clause{}
	ids := []string{}
	for _, c := range p.Clauses {
		byID[c.ID] = c
		ids = append(ids, c.ID)
	}
	var errs parse.Errors
	for _, t := range p.Treaties {
		for _, test := range t.Tests {
			for _, e := range test.Expect {
				c := byID[e.Clause]
				if c == nil {
					errs = append(errs, parse.At(e.Pos, "no clause has the id %q%s", e.Clause, parse.DidYouMean(e.Clause, ids)))
				} else if err := binds(c, &e); err != nil {
					errs = append(errs, err)
				}
				if e.Turn > len(test.Play) {
					errs = append(errs, parse.At(e.Pos, "the test plays %d turns and expects something of turn %d", len(test.Play), e.Turn))
				}
			}
		}
	}
	return errs
}

func binds(c *rules.Clause, e *rules.TestExpect) *parse.Error {
	known := make([]string, len(c.Bind))
	fit := map[string]bool{}
	for i, v := range c.Bind {
		known[i], fit[v.Name] = v.Name, true
	}
	for _, name := range sortedKeys(e.Bind) {
		if !fit[name] {
			return parse.At(e.Pos, "%s binds no variable %q%s", c.ID, name, parse.DidYouMean(name, known))
		}
	}
	for _, b := range c.Bindings {
		all := true
		for i, v := range c.Bind {
			if want, ok := e.Bind[v.Name]; ok && b.Vars[i] != want {
				all = false
			}
		}
		if all {
			return nil
		}
	}
	return parse.At(e.Pos, "%s cannot be bound so; look at its bind and at the parties", c.ID)
}
