package load

import (
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"
)

// The stories in testdata/broken begin each time from the small whole pack in
// testdata/base. A command breaks it, and what stands below is the whole
// message its author will read:
//
//	edit file=treaties/t1.yaml     the text before => is replaced by that after
//	add file=x.yaml                another file, or another text for a file
func TestBrokenPacksSayWhatIsWrong(t *testing.T) {
	base := map[string]string{}
	if err := read(os.DirFS("testdata/base"), base); err != nil {
		t.Fatal(err)
	}
	if _, err := FromFiles(base); err != nil {
		t.Fatalf("the whole pack is broken: %v", err)
	}
	datadriven.Walk(t, "testdata/broken", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			files := maps.Clone(base)
			var file string
			d.ScanArgs(t, "file", &file)
			switch d.Cmd {
			case "add":
				files[file] = d.Input + "\n"
			case "edit":
				files[file] = edited(t, d, files[file])
			default:
				t.Fatalf("no command %s", d.Cmd)
			}
			pack, err := FromFiles(files)
			if err == nil {
				return fmt.Sprintf("loads: %d clauses\n", len(pack.Clauses))
			}
			return err.Error() + "\n"
		})
	})
}

func edited(t *testing.T, d *datadriven.TestData, text string) string {
	t.Helper()
	before, after, ok := strings.Cut(d.Input, "\n=>\n")
	if !ok {
		before, ok = strings.CutSuffix(d.Input, "\n=>")
	}
	if !ok || strings.Count(text, before) != 1 {
		t.Fatalf("%s: the text to replace stands %d times in the file", d.Pos, strings.Count(text, before))
	}
	return strings.Replace(text, before, after, 1)
}
