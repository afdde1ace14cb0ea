package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/record"
)

// finals are the hashes with which the kept matches ended when they were
// played: they stand here and not beside the records, which could be changed
// together.
var finals = map[string]string{
	"engine1-earlier": "51b7ab7d8a5e3b98fb74736f7db878c528bdbe066d7cc74eb773ee880bfb3fb8",
	"engine1":         "b7e0355313fdebe5e1119e6c76965f3ef49876ece22c58a26df56d289b706839",
	"engine2":         "d640fd61e3a3bb92cb7c4b02356840396317193af925ad0da5f2830228afdc47",
	"engine3-earlier": "d640fd61e3a3bb92cb7c4b02356840396317193af925ad0da5f2830228afdc47",
	"engine3":         "d640fd61e3a3bb92cb7c4b02356840396317193af925ad0da5f2830228afdc47",
}

// A record of any earlier engine is read, verified as far as it can be, told and
// exported; verify says which checks it did. One of today's engine is among
// them, and all of those play again to every stored state.
func TestRecordsOfEarlierVersions(t *testing.T) {
	current := 0
	for name, final := range finals {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata/records", name+".ndjson.zst")
			head, lines, err := readRecord(file)
			must(t, err)
			checked := "states not checked: the record was made by " + head.Engine + ", this is " + engine.Version
			if head.Engine == engine.Version {
				checked = "states checked: every command replayed"
				current++
			}
			said := works(t, "replay", "verify", file)
			for _, want := range []string{"chain whole: ", checked, "final " + final} {
				if !strings.Contains(said, want) {
					t.Errorf("verify says %q, without %q", said, want)
				}
			}
			last := record.Fold(lines)
			story := works(t, "replay", "story", file)
			if n := strings.Count(story, "\n  "); n != len(last) {
				t.Errorf("the story tells %d of %d events:\n%s", n, len(last), story)
			}
			table := filepath.Join(t.TempDir(), "match.csv")
			works(t, "replay", "export", file, "--out", table)
			text, err := os.ReadFile(table)
			must(t, err)
			if rows := strings.Count(string(text), "\n") - 1; rows != len(last) {
				t.Errorf("the table has %d rows for %d events", rows, len(last))
			}
		})
	}
	if current == 0 {
		t.Errorf("no record of %s is kept: play one and add it", engine.Version)
	}
}

// Every kept record is tested.
func TestRecordsAreAllNamed(t *testing.T) {
	files, err := filepath.Glob("testdata/records/*.zst")
	must(t, err)
	if len(files) != len(finals) {
		t.Errorf("%d records are kept, %d are tested", len(files), len(finals))
	}
}
