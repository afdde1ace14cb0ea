// Package load makes a pack: it reads rule files, parses, compiles and checks
// them, numbers what matches refer to by number, and refuses the whole pack if
// a single file has a mistake. The mistakes are parse.Errors.
package load

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"casus/rules"
	"casus/rules/library"
	"casus/rules/parse"
)

// Shipped loads the shipped library with overlays on top: a file at the same
// path replaces, others are added.
func Shipped(overlays ...fs.FS) (*rules.Pack, error) {
	return Pack(append([]fs.FS{library.Files}, overlays...)...)
}

// Pack loads the rule files of the folders, later ones over earlier ones.
func Pack(dirs ...fs.FS) (*rules.Pack, error) {
	files := map[string]string{}
	for _, dir := range dirs {
		if err := read(dir, files); err != nil {
			return nil, err
		}
	}
	return FromFiles(files)
}

// read collects the .yaml files of a folder, hidden ones left out. It stops as
// soon as they are too many or too large, and reads no file above the limit.
func read(dir fs.FS, into map[string]string) error {
	total := 0
	return fs.WalkDir(dir, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("rule files: %w", err)
		case name != "." && strings.HasPrefix(path.Base(name), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case path.Ext(name) == ".yml":
			return fmt.Errorf("rule files: %s: rule files end in .yaml; rename it", name)
		case entry.IsDir() || path.Ext(name) != ".yaml":
			return nil
		}
		text, err := readFile(dir, name, entry)
		if err != nil {
			return fmt.Errorf("rule files: %w", err)
		}
		into[name] = text
		total += len(text)
		return tooMuch(len(into), total)
	})
}

// readFile reads a file that is small enough to be a rule file.
func readFile(dir fs.FS, name string, entry fs.DirEntry) (string, error) {
	info, err := entry.Info()
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s is no plain file; rule files are plain text", name)
	}
	if info.Size() > parse.MaxFile {
		return "", fmt.Errorf("%s has %d kB; the limit is %d kB, split it", name, info.Size()>>10, parse.MaxFile>>10)
	}
	text, err := fs.ReadFile(dir, name)
	return string(text), err
}
