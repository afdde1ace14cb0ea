// Package check holds the lints of a pack: mistakes that are well-formed and
// well-typed but cannot be meant. One mistake, one file, one test. Every
// finding refuses the pack; what may be meant is a note, which refuses nothing.
package check

import (
	"casus/rules"
	"casus/rules/parse"
)

// lint looks for one mistake in a pack whose files parsed and compiled.
type lint func(*rules.Pack) parse.Errors

// lints are all of them, in the order they are asked.
var lints = []lint{
	checkDuplicates,
	checkClauseID,
	checkCite,
	checkSource,
	checkParamWhy,
	checkParamUnused,
	checkConstant,
	checkNever,
	checkInterval,
	checkRole,
	checkVariableUnused,
	checkEffectTwice,
	checkCost,
	checkDispute,
	checkBindings,
	checkGate,
	checkTestNames,
	checkUntested,
	checkUncovered,
	checkActionTest,
	checkCountrySet,
	checkScenario,
	checkCase,
	checkParameters,
	checkAims,
}

// Pack runs every lint.
func Pack(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, l := range lints {
		errs = append(errs, l(p)...)
	}
	return errs
}

// clauses runs a check on every clause.
func clauses(p *rules.Pack, check func(*rules.Clause) *parse.Error) parse.Errors {
	var errs parse.Errors
	for _, c := range p.Clauses {
		if err := check(c); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}
