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
	MaxEntries = 60_000
	// MaxClauses is the most clauses in a pack.
	MaxClauses = 400
	// MaxEdges is the most triggers on the turn, each counted once a binding,
	// that a match can remember.
	MaxEdges = 512
)

// bounds refuses a pack that is too large before anything of it is parsed.
func (b *builder) bounds() bool {
	total, entries, clauses := 0, 0, 0
	for _, text := range b.pack.Files {
		total += len(text)
		if total <= MaxBytes {
			entries += parse.Entries(text)
			clauses += strings.Count(text, "modality:")
		}
	}
	err := tooMuch(len(b.pack.Files), total)
	switch {
	case err != nil:
	case entries > MaxEntries:
		err = fmt.Errorf("the rule files have more than %d keys and values; take some out", MaxEntries)
	case clauses > MaxClauses: // counted before they are read, by a key each has; fewClauses looks closer
		err = fmt.Errorf("the rule files have more than %d clauses; leave some treaties out", MaxClauses)
	}
	b.fail(err)
	return err == nil
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

// fewClauses refuses what parsed and would take long to compile.
func (b *builder) fewClauses() bool {
	n := 0
	for _, t := range b.pack.Treaties {
		n += len(t.Clauses)
		if n > MaxClauses {
			b.errs = append(b.errs, parse.At(t.Pos, "with %s the rules have %d clauses; the limit is %d, leave some treaties out", t.Code, n, MaxClauses))
			return false
		}
	}
	return true
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
