package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// A file should fit in a head: none above 600 lines, nine in ten under 350,
// and nine in ten functions under 40.
const (
	longestFile  = 600
	usualFile    = 350
	usualFunc    = 40
	mostPercents = 90
)

func TestRoomsAreSmall(t *testing.T) {
	var files, funcs []int
	for _, folder := range []string{"rules", "engine", "server", "client", "assets"} {
		walkSources(t, filepath.Join(moduleRoot(t), folder), func(path string, text []byte) {
			n := bytes.Count(text, []byte("\n"))
			files = append(files, n)
			if n > longestFile {
				t.Errorf("%s has %d lines; no file may have more than %d: split it by job", path, n, longestFile)
			}
			if strings.HasSuffix(path, ".go") {
				funcs = append(funcs, funcLengths(t, path, text)...)
			}
		})
	}
	if p := percentile(files, mostPercents); p > usualFile {
		t.Errorf("a tenth of the files have more than %d lines; nine in ten should have under %d", p, usualFile)
	}
	if p := percentile(funcs, mostPercents); p > usualFunc {
		t.Errorf("a tenth of the functions have more than %d lines; nine in ten should have under %d", p, usualFunc)
	}
	t.Logf("files: %d, median %d, p90 %d, longest %d; functions: %d, median %d, p90 %d",
		len(files), percentile(files, 50), percentile(files, 90), percentile(files, 100),
		len(funcs), percentile(funcs, 50), percentile(funcs, 90))
}

func walkSources(t *testing.T, dir string, visit func(path string, text []byte)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || d.Name() == "dist") {
			return filepath.SkipDir
		}
		ext := filepath.Ext(path)
		if d.IsDir() || ext != ".go" && ext != ".ts" && ext != ".tsx" && ext != ".css" {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		visit(path, text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func funcLengths(t *testing.T, path string, text []byte) (out []int) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, path, text, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
			out = append(out, fset.Position(fn.End()).Line-fset.Position(fn.Pos()).Line+1)
		}
	}
	return out
}

func percentile(all []int, p int) int {
	if len(all) == 0 {
		return 0
	}
	sorted := append([]int(nil), all...)
	sort.Ints(sorted)
	return sorted[min(len(sorted)-1, len(sorted)*p/100)]
}
