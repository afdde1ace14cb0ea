package load

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"casus/rules"
	"casus/rules/check"
	"casus/rules/compile"
	"casus/rules/library"
	"casus/rules/parse"
)

// FromFiles makes a pack from the text of its files by path, as records that
// embed their rules hold it. The map is kept.
func FromFiles(files map[string]string) (*rules.Pack, error) {
	b := &builder{pack: &rules.Pack{Files: files}}
	return b.finish()
}

// finish builds the pack and gives it, or all the mistakes in its files.
func (b *builder) finish() (*rules.Pack, error) {
	b.build()
	if len(b.errs) > 0 {
		b.errs.Sort()
		b.errs.Quote(b.pack.Files)
		return nil, b.errs
	}
	b.index()
	b.pack.Hash = hash(b.pack.Files)
	return b.pack, nil
}

// build goes through the stages; what one of them finds too large ends it.
func (b *builder) build() {
	if !b.bounds() {
		return
	}
	b.parse()
	b.borrow()
	b.sort()
	b.compile()
	b.number()
	b.fewEdges()
	if len(b.errs) == 0 {
		b.errs = append(b.errs, check.Pack(b.pack)...)
	}
	if len(b.errs) == 0 {
		b.inherit()
		b.imply()
	}
}

type builder struct {
	pack *rules.Pack
	errs parse.Errors
	lent [rules.ParamCount]rules.ParameterInfo // for parameters no file gives; empty unless lend was called
}

func (b *builder) fail(err error) {
	if err == nil {
		return
	}
	if errs, ok := err.(parse.Errors); ok {
		b.errs = append(b.errs, errs...)
		return
	}
	b.errs = append(b.errs, &parse.Error{Pos: rules.Pos{File: "rules", Line: 1, Col: 1}, Msg: err.Error()})
}

// compile compiles the conditions of everything that parsed.
func (b *builder) compile() {
	c, err := compile.New(b.pack.Places)
	if err != nil {
		b.fail(err)
		return
	}
	for _, t := range b.pack.Treaties {
		b.errs = append(b.errs, c.Treaty(t)...)
	}
	for _, a := range b.pack.Actions {
		b.errs = append(b.errs, c.Action(a)...)
	}
	for _, in := range b.pack.Injects {
		b.errs = append(b.errs, c.Inject(in)...)
	}
	for _, s := range b.pack.Scenarios {
		b.errs = append(b.errs, c.Scenario(s)...)
	}
}

// inherit puts the start values of the scenario another is made from before its
// own; check has seen that there is one and that the chain ends there.
func (b *builder) inherit() {
	for _, s := range b.pack.Scenarios {
		for _, base := range b.pack.Scenarios {
			if base.ID == s.From {
				s.Deltas = append(slices.Clone(base.Deltas), s.Deltas...)
			}
		}
	}
}

// ShippedHash is the hash of the shipped library alone.
func ShippedHash() (string, error) {
	files := map[string]string{}
	if err := read(library.Files, files); err != nil {
		return "", err
	}
	return hash(files), nil
}

func hash(files map[string]string) string {
	h := sha256.New()
	for _, p := range sortedPaths(files) {
		fmt.Fprintf(h, "%d %s %d ", len(p), p, len(files[p]))
		h.Write([]byte(files[p]))
	}
	return hex.EncodeToString(h.Sum(nil))
}
