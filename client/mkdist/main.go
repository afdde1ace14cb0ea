// Command mkdist writes the bundled page to client/dist for a release build, or,
// with -tests, the bundled unit tests to client/.tests for `node --test`.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"casus/client/bundle"
)

func main() {
	tests := flag.Bool("tests", false, "bundle the unit tests instead of the page")
	flag.Parse()
	if err := run(*tests); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(tests bool) error {
	dir, err := bundle.Find()
	if err != nil {
		return err
	}
	if tests {
		files, err := bundle.Tests(dir)
		if err != nil {
			return err
		}
		return write(filepath.Join(dir, ".tests"), files)
	}
	if err := bundle.Install(dir, false, os.Stderr); err != nil {
		return err
	}
	files, err := bundle.Site(dir)
	if err != nil {
		return err
	}
	return write(filepath.Join(dir, "dist"), files)
}

// write empties dir first, so that no file of an earlier bundle stays behind.
func write(dir string, files bundle.Files) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
