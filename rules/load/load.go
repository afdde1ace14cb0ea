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

// read collects the .yaml files of a folder, hidden ones left out.
func read(dir fs.FS, into map[string]string) error {
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
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			return fmt.Errorf("rule files: %w", err)
		}
		into[name] = string(text)
		return nil
	})
}
