package check

import (
	"maps"
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// checkUntested finds clauses no test of their file expects anything of.
func checkUntested(p *rules.Pack) parse.Errors {
	tested := map[string]bool{}
	for _, t := range p.Treaties {
		for _, test := range t.Tests {
			for _, e := range test.Expect {
				tested[e.Clause] = true
			}
		}
	}
	return clauses(p, func(c *rules.Clause) *parse.Error {
		if tested[c.ID] {
			return nil
		}
		return parse.At(c.Pos, "no test expects anything of %s; add one under tests", c.ID)
	})
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
