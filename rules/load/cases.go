package load

import (
	"maps"
	"slices"

	"casus/rules"
	"casus/rules/parse"
)

// Cases reads case files that stand outside a pack, against its places, in the
// order of their paths. It returns the cases that can be read and the mistakes
// of the other files. A clause the pack lacks is no mistake of the file: the
// case says what it should answer wherever it exists.
func Cases(pack *rules.Pack, files map[string]string) ([]*rules.Case, error) {
	b := &builder{pack: &rules.Pack{Places: pack.Places}}
	places := b.namePlaces()
	var out []*rules.Case
	for _, path := range sortedPaths(files) {
		doc, err := parse.Open(path, files[path])
		if err != nil {
			b.fail(err)
			continue
		}
		if doc.Kind != parse.KindCase {
			b.fail(parse.At(rules.Pos{File: path, Line: 1, Col: 1}, "this file describes a %s; a file of cases has the key case", doc.Kind))
			continue
		}
		c, err := doc.Case(places)
		out = add(b, out, c, err)
	}
	b.errs.Sort()
	b.errs.Quote(files)
	return out, b.errs.Err()
}

func sortedPaths(files map[string]string) []string {
	return slices.Sorted(maps.Keys(files))
}
