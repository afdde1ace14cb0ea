package client_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"casus/client/bundle"
)

// TestSources checks what Go cannot: types, style and the unit tests of the
// script, and that the map is what its generator draws.
func TestSources(t *testing.T) {
	dir := clientDir(t)
	readAll(t, filepath.Join(dir, "src"), filepath.Join(dir, "test"), filepath.Join(dir, "testdata"), filepath.Join(dir, "..", "assets"),
		filepath.Join(dir, "..", "server", "wire", "testdata"))
	for _, name := range []string{"package.json", "package-lock.json", "tsconfig.json", "biome.json"} {
		readAll(t, filepath.Join(dir, name))
	}
	if err := bundle.Install(dir, true, os.Stderr); err != nil {
		unable(t, "the checks' packages are not installed: %v", err)
	}
	release, err := bundle.Hold(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	t.Run("types", func(t *testing.T) { run(t, dir, "node_modules/.bin/tsc", "--noEmit") })
	t.Run("golden frames", func(t *testing.T) { checkGoldenFrames(t, dir) })
	t.Run("style", func(t *testing.T) { run(t, dir, "node_modules/.bin/biome", "ci", ".") })
	t.Run("map", func(t *testing.T) { run(t, dir, "node", "../assets/map/build.mjs", "--check") })
	t.Run("units", func(t *testing.T) { run(t, dir, "node", append([]string{"--test"}, unitTests(t, dir)...)...) })
}

// readAll opens every file below the paths, so that go test's cache knows that
// this test depends on them.
func readAll(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() {
				_, err = os.ReadFile(name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// unitTests bundles the tests into a folder of their own and lists the files.
func unitTests(t *testing.T, dir string) []string {
	t.Helper()
	files, err := bundle.Tests(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	var names []string
	for name, content := range files {
		path := filepath.Join(out, filepath.FromSlash(name))
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		names = append(names, path)
	}
	return names
}

func run(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	if strings.Contains(name, "/") {
		name = filepath.Join(dir, filepath.FromSlash(name))
	}
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", filepath.Base(name), err, out)
	}
}
