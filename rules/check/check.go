// Package check holds the lints of a pack: mistakes that are well-formed and
// well-typed but cannot be meant. One mistake, one file, one test. Every
// finding refuses the pack.
package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// lint looks for one mistake in a pack.
type lint func(*rules.Pack) parse.Errors

// lints are all of them, in the order they are asked.
var lints = []lint{
	checkDuplicates,
}

// Pack runs every lint.
func Pack(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, l := range lints {
		errs = append(errs, l(p)...)
	}
	return errs
}
