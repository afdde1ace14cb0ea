package main

import (
	"fmt"
	"io/fs"
	"os"

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
	return []fs.FS{os.DirFS(o.Rules)}, nil
}
