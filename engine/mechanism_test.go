package engine_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/engine/mechanism"
	"casus/rules"
	"casus/rules/load"
)

var mechanismRow = regexp.MustCompile("(?m)^\\| `((?:drift|mechanism)/[a-z_]+\\.go)`[^|]*\\| (.+) \\|$")

// Every file of engine/drift and engine/mechanism that moves the state has a
// row in README.md, and each story a row names is there.
func TestEveryMechanismHasAStory(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, row := range mechanismRow.FindAllStringSubmatch(string(text), -1) {
		told[row[1]] = row[2]
	}
	for _, dir := range []string{"drift", "mechanism"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f, "_test.go") || filepath.Base(f) == "mechanism.go" { // the table of mechanisms
				continue
			}
			name := filepath.ToSlash(f)
			if told[name] == "" {
				t.Errorf("README.md has no row for %s", name)
			}
			hasStories(t, name, told[name])
			delete(told, name)
		}
	}
	for name := range told {
		t.Errorf("README.md has a row for %s, which is not there", name)
	}
}

func hasStories(t *testing.T, mechanism, row string) {
	t.Helper()
	names := regexp.MustCompile("`([a-z0-9_]+)`").FindAllStringSubmatch(row, -1)
	if len(names) == 0 {
		t.Errorf("%s: its row names no story", mechanism)
	}
	for _, name := range names {
		if _, err := os.Stat(filepath.Join("testdata", name[1]+".txt")); err != nil {
			t.Errorf("%s: there is no story %s", mechanism, name[1])
		}
	}
}

// Every mechanism that orders name is run in some story: one of its orders is
// given there.
func TestEveryMechanismIsRunInAStory(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("testdata", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		told.Write(text)
	}
	for _, name := range mechanism.Names() {
		run := slices.ContainsFunc(pack.Actions, func(a *rules.Action) bool {
			return a.Mechanism == name && (strings.Contains(told.String(), "\n"+a.ID+" ") || strings.Contains(told.String(), "\n"+a.ID+"\n"))
		})
		if !run {
			t.Errorf("no story gives an order that runs the mechanism %s", name)
		}
	}
}
