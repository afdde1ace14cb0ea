package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// law lists, for every folder of Go code, which of our own packages it may
// import. Data flows rules -> engine -> server -> client; imports never run
// the other way. A folder that is not here may not exist.
var law = map[string][]string{
	"rules":          {},
	"rules/parse":    {"rules"},
	"rules/compile":  {"rules", "rules/parse"},
	"rules/check":    {"rules", "rules/parse"},
	"rules/layout":   {"rules/parse"},
	"rules/explain":  {"rules"},
	"rules/handbook": {"rules", "rules/explain"},
	"rules/library":  {},
	"rules/load":     {"rules", "rules/parse", "rules/compile", "rules/check", "rules/library"},

	"engine/dice":      {},
	"engine/scribe":    {},
	"engine/world":     {"rules", "engine/scribe"},
	"engine/order":     {"rules", "engine/world"},
	"engine/opinion":   {"rules", "engine/world"},
	"engine/pact":      {"rules", "engine/world", "engine/opinion"},
	"engine/mechanism": {"rules", "engine/world", "engine/dice"},
	"engine/act":       {"rules", "engine/world", "engine/dice", "engine/order", "engine/mechanism"},
	"engine/drift":     {"rules", "engine/world", "engine/dice"},
	"engine":           {"rules", "engine/score", "engine/world", "engine/dice", "engine/order", "engine/pact", "engine/mechanism", "engine/act", "engine/drift"},
	"engine/view":      {"rules", "engine/scribe", "engine/score", "rules/explain", "engine", "engine/pact", "engine/world", "engine/opinion", "engine/order", "engine/act"},
	"engine/record":    {"rules", "engine", "engine/scribe", "engine/world"},
	"engine/bot":       {"rules", "engine", "engine/view", "engine/opinion", "engine/order", "engine/dice", "engine/world"},
	"engine/ledger":    {"rules", "engine/world"},
	"engine/score":     {"rules", "engine/world"},
	"engine/compare":   {"rules", "rules/explain", "engine", "engine/world", "engine/pact", "engine/record", "engine/trial"},
	"engine/trial":     {"rules", "rules/explain", "engine", "engine/world", "engine/pact", "engine/drift", "engine/act", "engine/order"},

	"server/overlay":           {"rules", "rules/parse"},
	"server/study":             {"rules", "engine", "engine/ledger", "engine/world", "engine/view", "engine/bot", "server/study/chronicle"},
	"server/study/chronicle":   {"rules", "engine/world"},
	"server/study/sensitivity": {"rules", "engine/ledger", "server/study"},
	"server/study/validate":    {"rules", "engine", "engine/ledger", "engine/order", "engine/world", "server/study", "server/study/chronicle"},
	"server/wire":              {"rules", "engine", "engine/scribe", "engine/view"},
	"server/wire/example":      {},              // a client of another make
	"server/wire/wiretest":     {"server/wire"}, // tests only
	"server/feed":              {"engine/view", "server/wire"},
	"server/store":             {},
	"server/store/faulty":      {"server/store"},                                                                                                                                                                                 // tests only
	"server/sim":               {"rules", "rules/load", "engine", "engine/view", "engine/record", "server/store", "server/store/faulty", "server/feed", "server/wire", "server/match", "server/match/matchtest", "server/lobby"}, // tests only
	"server/store/mem":         {"server/store"},
	"server/store/sqlite":      {"server/store"},
	"server/store/storetest":   {"server/store"},
	"server/meter":             {},
	"server/match":             {"rules", "rules/parse", "engine", "engine/compare", "engine/world", "engine/view", "engine/record", "engine/bot", "server/meter", "server/store", "server/feed", "server/wire", "server/overlay"},
	"server/match/matchtest":   {"rules", "rules/load", "engine", "engine/bot", "server/store", "server/match"}, // tests only
	"server/lobby":             {"rules", "engine", "engine/compare", "engine/world", "engine/view", "engine/record", "engine/bot", "server/meter", "server/store", "server/feed", "server/wire", "server/match", "server/overlay"},
	"server/web":               {"rules", "rules/parse", "engine", "engine/world", "engine/view", "engine/record", "engine/bot", "server/meter", "server/store", "server/feed", "server/wire", "server/match", "server/lobby", "server/overlay"},
	"server/loadtest":          {"rules", "rules/load", "engine", "engine/view", "engine/world", "engine/order", "engine/record", "server/wire"},
	"server/web/webtest":       {"server/wire"}, // tests only

	"assets":        {},
	"client":        {"assets", "client/bundle"},
	"client/bundle": {"assets"},
	"client/mkdist": {"client/bundle", "assets"},
}

// impure are the doors to clock, disk, network, luck, logs, locks and
// contexts; rules and engine may not open them in production code.
var impure = []string{
	"time", "os", "net", "net/http", "log", "log/slog", "sync", "sync/atomic", "context",
	"math/rand", "crypto/rand", "io/ioutil", "runtime", "syscall", "go.uber.org/zap",
}

// tooling may read what production code may not: the embedding package.
var tooling = map[string]bool{"rules/library": true}

func TestLawOfArrows(t *testing.T) {
	root := moduleRoot(t)
	for _, folder := range []string{"rules", "engine", "server", "client", "assets"} {
		walkGo(t, root, folder, func(dir, file string, imports []string) {
			allowed, known := law[dir]
			if !known && dir != "server" {
				t.Errorf("%s: the folder is not in the law of arrows; add it to the table with what it may import", dir)
				return
			}
			for _, imp := range imports {
				checkArrow(t, dir, file, imp, allowed)
			}
		})
	}
}

func checkArrow(t *testing.T, dir, file, imp string, allowed []string) {
	ours, own := strings.CutPrefix(imp, "casus/")
	switch {
	case own && dir == "server":
		return // the only place that wires everything
	case own && !contains(allowed, ours):
		t.Errorf("%s imports %s: against the law of arrows (data flows rules -> engine -> server -> client)", file, imp)
	case !own && pure(dir) && contains(impure, imp):
		t.Errorf("%s imports %s: rules and engine are pure; time, luck and the outside world are inputs", file, imp)
	case !own && dir == "rules" && strings.Contains(imp, "."):
		t.Errorf("%s imports %s: package rules stands on the standard library alone", file, imp)
	}
}

func pure(dir string) bool {
	return !tooling[dir] && (strings.HasPrefix(dir, "rules") || strings.HasPrefix(dir, "engine"))
}

// walkGo parses the imports of every production file below a folder, in this
// process: a child process would hide the files from the test cache.
func walkGo(t *testing.T, root, folder string, visit func(dir, file string, imports []string)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == "dist") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, spec := range f.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, name)
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		visit(filepath.ToSlash(filepath.Dir(rel)), rel, imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTopLevelIsAsGiven(t *testing.T) {
	want := []string{"Dockerfile", "README.md", "assets", "client", "engine", "go.mod", "go.sum", "rules", "server"}
	entries, err := os.ReadDir(moduleRoot(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			got = append(got, e.Name())
		}
	}
	sort.Strings(got)
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the top level holds %v, the owner's list is %v", got, want)
	}
}

// moduleRoot walks up to go.mod.
func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Fatal("no go.mod above the test")
	return ""
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
