// Package compile turns the text of conditions into checked trees and closures.
//
// cel-go parses and type-checks in a strict environment, in which countries,
// kinds of event, places and the other closed lists are types of their own.
// What it accepts is then held against a small whitelist (and, or, not,
// comparisons, in, plus and minus, exists and all over countries), becomes a
// tree of rules.Expr with the source text of every node, and from that Go
// closures that allocate nothing. cel-go's own evaluator never runs in a match;
// tests use it as the oracle.
package compile

const (
	// MaxNodes is the largest tree a condition may have.
	MaxNodes = 200
	// MaxNesting is how deep exists and all may stand in one another.
	MaxNesting = 2
	// MaxDisputes is how many disputes one clause may name: under contested
	// readings every combination of them is asked.
	MaxDisputes = 5
)
