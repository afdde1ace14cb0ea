package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casus/engine/trial"
	"casus/rules"
	"casus/rules/load"
)

// rulesCasesCmd adjudicates incidents without a match.
type rulesCasesCmd struct {
	overlay
	Paths   []string `arg:"" optional:"" name:"path" help:"Case files, or folders of them; without any, the shipped cases."`
	JSON    bool     `name:"json" help:"One JSON object an expected clause: case, clause, expected, got, by, ok."`
	Verbose bool     `short:"v" help:"Print the answers that were expected, too."`
}

// Help is the longer text of --help.
func (*rulesCasesCmd) Help() string {
	return `A case gives a date, facts, requests and wars, and the state in which each clause
should stand. Exit code 1 when a clause answers otherwise, unless the file's doubt names
it (the pass rule bears two such answers), or when a file cannot be read.
The format is described in rules/library/cases/README.md.`
}

// caseLine is one expected clause as --json prints it.
type caseLine struct {
	Case     string   `json:"case"`
	Clause   string   `json:"clause"`
	Expected string   `json:"expected"`
	Got      string   `json:"got"`
	By       []string `json:"by"`
	OK       bool     `json:"ok"`
	Excused  bool     `json:"excused,omitempty"`
}

// Run prints what differs and how many agree.
func (c *rulesCasesCmd) Run() error {
	pack, err := c.pack()
	if err != nil {
		return err
	}
	cases, unread := pack.Cases, error(nil)
	if len(c.Paths) > 0 {
		files, err := caseFiles(c.Paths)
		if err != nil {
			return err
		}
		cases, unread = load.Cases(pack, files)
	}
	tally := tally{cases: len(cases)}
	for _, cs := range cases {
		for _, f := range trial.Adjudicate(pack, cs) {
			tally.add(&f)
			if err := c.report(&f); err != nil {
				return err
			}
		}
	}
	return c.conclude(tally, unread)
}

// tally counts answers: as expected, otherwise, and otherwise for a reason that
// the file gives.
type tally struct{ cases, answers, wrong, excused int }

func (t *tally) add(f *trial.Finding) {
	t.answers++
	switch {
	case f.Excused():
		t.excused++
	case !f.OK():
		t.wrong++
	}
}

func (c *rulesCasesCmd) report(f *trial.Finding) error {
	line := caseLine{f.Case.ID, f.Want.Clause, f.Want.Want(), "unknown", []string{}, f.OK(), f.Excused()}
	if f.Known {
		line.Got = f.Got.String()
		line.By = append(line.By, rules.DisputeNames(f.By)...)
	}
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(line)
	}
	if line.OK && !c.Verbose {
		return nil
	}
	word, got := "ok  ", line.Got
	switch {
	case line.Excused:
		word = "BEAR"
	case !line.OK:
		word = "DIFF"
	}
	if len(line.By) > 0 {
		got += " by " + strings.Join(line.By, ", ")
	}
	if !f.Known {
		got = "nothing: no clause has this id"
	}
	fmt.Printf("%s %s %s: expected %s, got %s (%s:%d)\n", word, line.Case, line.Clause, line.Expected, got, f.Want.Pos.File, f.Want.Pos.Line)
	return nil
}

func (c *rulesCasesCmd) conclude(t tally, unread error) error {
	switch {
	case unread != nil && t.wrong > 0:
		return fmt.Errorf("%d of %d answers differ, and some files cannot be read:\n%w", t.wrong, t.answers, unread)
	case unread != nil:
		return fmt.Errorf("some files cannot be read:\n%w", unread)
	case t.wrong > 0:
		return fmt.Errorf("%d of %d answers in %d cases differ", t.wrong, t.answers, t.cases)
	case t.excused > trial.MaxExcused:
		return fmt.Errorf("%d answers differ for reasons given in the files; the pass rule bears %d", t.excused, trial.MaxExcused)
	case t.cases == 0:
		return fmt.Errorf("there are no cases here; a case is a .yaml file with the key case")
	}
	if c.JSON {
		return nil
	}
	but := ""
	if t.excused > 0 {
		but = fmt.Sprintf(" but %d, for reasons given in the files", t.excused)
	}
	fmt.Printf("%d cases, %d answers, all as expected%s\n", t.cases, t.answers, but)
	return nil
}

// Bounds of what is read from outside the pack.
const (
	maxCaseFiles = 5000
	maxCaseBytes = 64 << 20
)

// caseFiles reads the files and the .yaml files of the folders.
func caseFiles(paths []string) (map[string]string, error) {
	files, size := map[string]string{}, 0
	read := func(path string) error {
		text, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("case files: %w", err)
		}
		files[path] = string(text)
		if size += len(text); len(files) > maxCaseFiles || size > maxCaseBytes {
			return fmt.Errorf("case files: more than %d files or %d MB; give fewer at a time", maxCaseFiles, maxCaseBytes>>20)
		}
		return nil
	}
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return fmt.Errorf("case files: there is no file or folder %q; a shipped case is shown by `rules explain` and its id", path)
			case err != nil:
				return fmt.Errorf("case files: %w", err)
			case entry.IsDir() || path != root && filepath.Ext(path) != ".yaml" && filepath.Ext(path) != ".yml":
				return nil
			}
			return read(path)
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
