package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"casus/rules/layout"
)

// rulesFmtCmd lays rule files out in the one way they are written.
type rulesFmtCmd struct {
	Check bool     `help:"Change nothing; name the files that would change and fail if there are any."`
	Paths []string `arg:"" name:"path" help:"Rule files, or folders whose .yaml files are meant."`
}

// Help says what changes and what does not.
func (rulesFmtCmd) Help() string {
	return `Changed: indentation (two columns a level), blanks inside { } and [ ] and at line ends, the space after a #, blank lines in a row, the end of the file; format and the key that names the file's subject come first, tests and uncovered last.

Kept: comments, conditions, texts, the order of all other keys, and columns of figures lined up after a colon. The result is read again and must say the same, or the file is left as it was.`
}

// Run lays out every file and names those that changed.
func (c *rulesFmtCmd) Run() error {
	changed, broken := 0, 0
	for _, path := range c.Paths {
		err := filepath.WalkDir(path, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			different, err := c.file(path)
			if err != nil {
				broken++
				fmt.Fprintln(os.Stderr, err)
				return nil
			}
			if different {
				changed++
				fmt.Println(path)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	switch {
	case broken > 0:
		return fmt.Errorf("%d files could not be laid out", broken)
	case c.Check && changed > 0:
		return fmt.Errorf("%d files are not laid out as rules fmt would; run it without --check", changed)
	}
	return nil
}

// file lays out one file; without --check the new text takes its place at once
// and whole.
func (c *rulesFmtCmd) file(path string) (different bool, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	out, err := layout.File(path, string(text))
	if err != nil || out == string(text) || c.Check {
		return err == nil && out != string(text), err
	}
	info, err := os.Stat(path)
	if err != nil {
		return false, err
	}
	beside := path + ".new"
	if err := os.WriteFile(beside, []byte(out), info.Mode().Perm()); err != nil {
		return false, err
	}
	return true, os.Rename(beside, path)
}
