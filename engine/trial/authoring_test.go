package trial

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"casus/rules/check"
	"casus/rules/layout"
	"casus/rules/load"
)

const exampleFile = "treaties/kj30.yaml"

// block is the first block of a language in the authors' guide.
func block(t *testing.T, language string) string {
	t.Helper()
	guide, err := os.ReadFile("../../rules/AUTHORING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, ok := strings.Cut(string(guide), "\n```"+language+"\n")
	text, _, end := strings.Cut(after, "```\n")
	if !ok || !end {
		t.Fatalf("the guide has no block of %s", language)
	}
	return text
}

func overlay(text string) fstest.MapFS {
	return fstest.MapFS{exampleFile: {Data: []byte(text)}}
}

// The treaty of the authors' guide loads over the shipped rules, passes its own
// tests, shows all of itself, earns no note and is laid out as rules fmt would.
func TestTheGuidesExampleIsTrue(t *testing.T) {
	text := block(t, "yaml")
	pack, err := load.Shipped(overlay(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Treaties(pack) {
		if r.Pos.File == exampleFile && len(r.Problems) > 0 {
			t.Errorf("%q: %v", r.Name, r.Problems)
		}
	}
	for _, c := range Coverage(pack) {
		if c.Treaty.Code == "KJ30" && len(c.Gaps) > 0 {
			t.Errorf("its tests do not show %s", c.Gaps[0].Name)
		}
	}
	for _, n := range check.Notes(pack) {
		if n.Pos.File == exampleFile {
			t.Errorf("%v", n)
		}
	}
	if out, err := layout.File(exampleFile, text); err != nil || out != text {
		t.Errorf("laid out it is\n%s\n%v", out, err)
	}
}

// The message the guide shows is the one its reader gets.
func TestTheGuidesErrorIsTrue(t *testing.T) {
	broken := strings.Replace(block(t, "yaml"), "on: [armed_attack", "on: [armd_attack", 1)
	_, err := load.Shipped(overlay(broken))
	if want := strings.TrimSpace(block(t, "text")); err == nil || strings.TrimSpace(err.Error()) != want {
		t.Errorf("the guide says\n%s\nthe program says\n%v", want, err)
	}
}
