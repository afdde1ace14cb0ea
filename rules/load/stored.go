package load

import (
	"path"

	"casus/rules"
	"casus/rules/library"
	"casus/rules/parse"
)

// Stored makes a pack from text that was whole when it was stored, perhaps by
// an earlier version of the program. A parameter the model has had since then
// takes the value the shipped library gives it; whether a match still comes out
// as it did is for the state hashes of its record to say. The pack's hash stays
// that of its text.
func Stored(files map[string]string) (*rules.Pack, error) {
	b := &builder{pack: &rules.Pack{Files: files}}
	if err := b.lend(); err != nil {
		return nil, err
	}
	return b.finish()
}

// lend puts the shipped parameters where the pack's own files write over them.
func (b *builder) lend() error {
	files := map[string]string{}
	if err := read(library.Files, files); err != nil {
		return err
	}
	for _, p := range sortedPaths(files) {
		if path.Dir(p) != "parameters" {
			continue
		}
		doc, err := parse.Open(p, files[p])
		if err == nil {
			err = doc.Parameters(&b.lent)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// borrow fills in the parameters that no file of the pack gives.
func (b *builder) borrow() {
	for i := range b.pack.Params {
		if b.pack.Params[i].Says == "" {
			b.pack.Params[i] = b.lent[i]
		}
	}
}
