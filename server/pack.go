package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"

	"casus/rules"
	"casus/rules/load"
)

// overlay is the flag with which a teacher lays own rule files over ours.
type overlay struct {
	Rules string `help:"Folder with rule files laid over the shipped ones (same path replaces, new ones are added)." placeholder:"DIR"`
}

// pack loads the shipped rules and the overlay, whole or not at all.
func (o overlay) pack() (*rules.Pack, error) {
	dirs, err := o.dirs()
	if err != nil {
		return nil, err
	}
	return load.Shipped(dirs...)
}

func (o overlay) dirs() ([]fs.FS, error) {
	if o.Rules == "" {
		return nil, nil
	}
	info, err := os.Stat(o.Rules)
	if err != nil || !info.IsDir() {
		return nil, fmt.Errorf("--rules %s is not a folder; give the folder that holds treaties/, actions/ and so on", o.Rules)
	}
	dir := os.DirFS(o.Rules)
	if !holdsRules(dir) {
		return nil, fmt.Errorf("--rules %s holds no rule file; rule files end in .yaml and lie in treaties/, actions/ and so on", o.Rules)
	}
	return []fs.FS{dir}, nil
}

// holdsRules reports whether a folder has a rule file anywhere.
func holdsRules(dir fs.FS) bool {
	found := false
	err := fs.WalkDir(dir, ".", func(name string, _ fs.DirEntry, err error) error {
		if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
			found = true
			return fs.SkipAll
		}
		return err
	})
	return found || err != nil // what cannot be read is for the loader to tell
}
