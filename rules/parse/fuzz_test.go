package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzFile feeds any text to the parser: it must answer with a noun or with
// mistakes that have a place in the file, and never break.
func FuzzFile(f *testing.F) {
	for _, pattern := range []string{"../library/*.yaml", "../library/*/*.yaml", "../library/*/*/*.yaml", "../load/testdata/base/*/*.yaml"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatalf("no seeds in %s: %v", pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	for _, s := range []string{"", "format: casus/1\nplace:\n", "format: casus/1\ntreaty: [x]\n", "a: &a\n  b: *a\n", "? x\n: y\n", "a: |\n\n\n  x\n b\n", "\"a\": 'b''c'\n", "format: casus/1\ndisputes: [{id: D1}]\n",
		"format: casus/1\ncase: X\ndate: 2010-11-23\nfacts: [{kind: armed_attack, actor: PRK, target: other, place: nowhere, administered_by: KOR, subject: x}]\nwars: [{between: [PRK, KOR]}]\nstate: {\"tension[PRK][KOR]\": 700}\nexpect: {UK53-3: [due, \"disputed:D3\"]}\n"} {
		f.Add(s)
	}
	places := Places{"here": 0}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Open("f.yaml", text)
		if err == nil {
			err = d.noun(places)
		}
		if err == nil {
			return
		}
		for _, e := range err.(Errors) {
			if e.Pos.File != "f.yaml" || e.Pos.Line < 1 || e.Pos.Col < 1 || e.Pos.Line > strings.Count(text, "\n")+2 || e.Msg == "" {
				t.Errorf("%+v", e)
			}
		}
	})
}
