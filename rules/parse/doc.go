// Package parse reads rule files: strict YAML in, nouns of package rules with
// positions out. It walks the syntax tree rather than decoding into structs, so
// that every mistake can point at its line and column.
//
//	doc, err := parse.Open("treaties/rd24.yaml", text)
//	if doc.Kind == parse.KindTreaty {
//		treaty, err := doc.Treaty(places)
//	}
//
// Refused everywhere: unknown and duplicate keys, anchors, aliases, tags, merge
// keys, several documents in one file, NUL bytes, files above MaxFile or
// MaxEntries, conditions above MaxCondition. Conditions keep their text; package compile reads them.
package parse

import "strings"

const (
	// MaxFile is the largest rule file in bytes.
	MaxFile = 256 << 10
	// MaxEntries is the most keys and list items in a file, counted by the
	// colons and commas in it: reading YAML costs some microseconds each.
	MaxEntries = 15_000
	// MaxCondition is the longest condition in characters.
	MaxCondition = 2000
	// maxDepth is how deep lists and maps may be nested in a file.
	maxDepth = 24
)

// Format is the value every rule file must give under the key format.
const Format = "casus/1"

// Entries counts keys and list items roughly, without reading the YAML.
func Entries(text string) int {
	return strings.Count(text, ":") + strings.Count(text, ",") + strings.Count(text, "\n-") + strings.Count(text, " - ")
}
