package load

import (
	"fmt"
	"slices"
	"strings"

	"casus/rules"
	"casus/rules/parse"
)

// Bounds of a pack: a class's own rules fit many times over, and a hostile
// upload is refused before it is read. One file is bounded by parse.MaxFile.
const (
	// MaxFiles is the most rule files in a pack.
	MaxFiles = 1000
	// MaxBytes is the most text in a pack.
	MaxBytes = 4 << 20
	// MaxEntries is the most keys and list items in a pack.
	MaxEntries = 100_000
	// MaxClauses is the most clauses in a pack.
	MaxClauses = 400
	// MaxConditions is the most conditions in a pack; compiling one takes a fifth
	// of a millisecond.
	MaxConditions = 1000
	// MaxPlaces is the most places in a pack: a set of places in a condition is one
	// word of bits.
	MaxPlaces = 64
	// MaxEdges is the most triggers on the turn, each counted once a binding,
	// that a match can remember.
	MaxEdges = 512
)

// bounds refuses a pack that is too large before anything of it is parsed.
func (b *builder) bounds() bool {
	total, entries, clauses, conditions := 0, 0, 0, 0
	for _, text := range b.pack.Files {
		total += len(text)
		if total <= MaxBytes {
			entries += parse.Entries(text)
			clauses += keys(text, "modality")
			conditions += keys(text, "when") + keys(text, "needed") + keys(text, "fact")
		}
	}
	err := tooMuch(len(b.pack.Files), total)
	switch {
	case err != nil:
	case entries > MaxEntries:
		err = fmt.Errorf("the rule files have more than %d keys and values; take some out", MaxEntries)
	case clauses > MaxClauses:
		err = fmt.Errorf("the rule files have more than %d clauses; leave some treaties out", MaxClauses)
	case conditions > MaxConditions:
		err = fmt.Errorf("the rule files have more than %d conditions; leave some of them out", MaxConditions)
	}
	b.fail(err)
	return err == nil
}

// keys counts a key in a text that has not been read yet, however it is quoted.
func keys(text, name string) int {
	return strings.Count(text, name+":") + strings.Count(text, name+"\":") + strings.Count(text, name+"':")
}

// tooMuch says which bound a number of files with so much text breaks.
func tooMuch(files, bytes int) error {
	switch {
	case files > MaxFiles:
		return fmt.Errorf("there are more than %d rule files; take some out, or give a folder that holds rule files only", MaxFiles)
	case bytes > MaxBytes:
		return fmt.Errorf("the rule files hold more than %d MB of text; take some out", MaxBytes>>20)
	}
	return nil
}

// fewEdges refuses turn triggers that a match could not remember.
func (b *builder) fewEdges() {
	if b.pack.Edges > MaxEdges {
		c := b.pack.Clauses[slices.IndexFunc(b.pack.Clauses, func(c *rules.Clause) bool {
			return slices.ContainsFunc(c.Triggers, func(t rules.Trigger) bool {
				return t.OnTurn && t.Edges+len(c.Bindings) > MaxEdges
			})
		})]
		b.errs = append(b.errs, parse.At(c.Pos, "with %s the rules have %d triggers on the turn, each counted once a binding; a match can remember %d, so bind fewer countries", c.ID, b.pack.Edges, MaxEdges))
	}
}
