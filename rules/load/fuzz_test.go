package load

import (
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"

	"casus/rules/library"
	"casus/rules/parse"
)

// FuzzPack puts any text in place of a treaty of a small pack and goes the
// whole way: parse, compile, number, check. The answer is a pack that loads
// again to the same hash, or mistakes that have a place and a message.
func FuzzPack(f *testing.F) {
	base := map[string]string{}
	if err := read(os.DirFS("testdata/base"), base); err != nil {
		f.Fatal(err)
	}
	for _, text := range seeds(f, base) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		files := maps.Clone(base)
		files["treaties/t1.yaml"] = text
		pack, err := FromFiles(files)
		if err == nil {
			again, err := FromFiles(pack.Files)
			if err != nil || again.Hash != pack.Hash {
				t.Fatalf("loads once, and then: %v", err)
			}
			return
		}
		for _, e := range err.(parse.Errors) {
			if e.Pos.File == "" || e.Pos.Line < 1 || e.Pos.Col < 1 || e.Msg == "" {
				t.Errorf("%+v", e)
			}
		}
	})
}

// seeds are the shipped treaties and every treaty of the broken packs.
func seeds(f *testing.F, base map[string]string) []string {
	f.Helper()
	var out []string
	err := fs.WalkDir(library.Files, "treaties", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(library.Files, path)
		out = append(out, string(text))
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	stories, err := os.ReadDir("testdata/broken")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range stories {
		text, err := os.ReadFile("testdata/broken/" + s.Name())
		if err != nil {
			f.Fatal(err)
		}
		for _, block := range strings.Split(string(text), "\nedit file=treaties/t1.yaml\n") {
			before, after, ok := strings.Cut(block, "\n=>\n")
			after, _, end := strings.Cut(after, "\n----")
			if whole := base["treaties/t1.yaml"]; ok && end && strings.Count(whole, before) == 1 {
				out = append(out, strings.Replace(whole, before, after, 1))
			}
		}
	}
	return out
}
