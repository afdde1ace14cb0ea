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
// keys, several documents in one file, files above MaxFile, conditions above
// MaxCondition. Conditions keep their text; package compile reads them.
package parse

const (
	// MaxFile is the largest rule file in bytes.
	MaxFile = 256 << 10
	// MaxCondition is the longest condition in characters.
	MaxCondition = 2000
	// maxDepth is how deep lists and maps may be nested in a file.
	maxDepth = 24
)

// Format is the value every rule file must give under the key format.
const Format = "casus/1"
