package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What stands at the door to strangers is fuzzed, the race detector runs over what
// is concurrent, and every module we build with is pinned by its sum.
func TestSecurity18FuzzRaceAndPins(t *testing.T) {
	for folder, name := range map[string]string{"server/wire": "FuzzRead", "engine/record": "FuzzRead", "server/lobby": "FuzzImport",
		"server/overlay": "FuzzZip", "server/match": "FuzzBring", "rules/load": "FuzzPack", "rules/parse": "FuzzFile"} {
		if err := hasGoTest(folder, name); err != nil {
			t.Error(err)
		}
	}
	gate := text(t, ".ci/run")
	for _, folder := range []string{"store", "feed", "match", "lobby", "web"} {
		if !regexp.MustCompile(`(?m)^go test .*-race .*\./server/` + folder + `/\.\.\.`).MatchString(gate) {
			t.Errorf("the race detector does not run over server/%s", folder)
		}
	}
	if !regexp.MustCompile(`(?m)^go mod verify`).MatchString(gate) {
		t.Error("nobody checks that the modules are those of go.sum")
	}
	sums := strings.Split(text(t, "go.sum"), "\n")
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) (v\S+)`).FindAllStringSubmatch(text(t, "go.mod"), -1) {
		if !slices.ContainsFunc(sums, func(s string) bool { return strings.HasPrefix(s, m[1]+" "+m[2]+" h1:") }) {
			t.Errorf("%s %s is not pinned", m[1], m[2])
		}
	}
	if strings.Contains(text(t, "go.mod"), "\nreplace ") {
		t.Error("a module is replaced by something no sum covers")
	}
}

// text reads a file of the module.
func text(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(moduleRoot(t), name))
	must(t, err)
	return string(b)
}
