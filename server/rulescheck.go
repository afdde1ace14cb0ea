package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"casus/rules"
	"casus/rules/check"
	"casus/rules/parse"
)

// rulesCheckCmd checks the library and an overlay.
type rulesCheckCmd struct {
	overlay
	Cost bool `help:"Also print, clause by clause, how many parts of conditions one event may make it ask in the worst case."`
	JSON bool `name:"json" help:"One JSON object a line: mistakes, notes, costs."`
}

// Help says what the two sorts of finding mean.
func (rulesCheckCmd) Help() string {
	return "A mistake refuses all the rules, yours and the shipped ones, until it is mended. " +
		"A note is worth a look and refuses nothing."
}

// remark is a mistake or a note as --json prints it.
type remark struct {
	Sort    string `json:"sort"` // mistake or note
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Message string `json:"message"`
}

// costLine is a clause's worst case as --json prints it.
type costLine struct {
	Sort     string `json:"sort"` // cost
	Clause   string `json:"clause"`
	Parts    int    `json:"parts"`
	Settings int    `json:"settings"`
	Bindings int    `json:"bindings"`
	Total    int    `json:"total"`
}

// Run prints what was read, or every mistake with its line and a caret.
func (c *rulesCheckCmd) Run() error {
	pack, err := c.pack()
	var mistakes parse.Errors
	if c.JSON && errors.As(err, &mistakes) {
		if err := remarks("mistake", mistakes); err != nil {
			return err
		}
		return fmt.Errorf("%d mistakes in the rule files", len(mistakes))
	}
	if err != nil {
		return err
	}
	notes := c.ours(check.Notes(pack))
	if c.JSON {
		if err := remarks("note", notes); err != nil {
			return err
		}
	} else {
		for _, n := range notes {
			fmt.Printf("note: %s:%d: %s\n", n.Pos.File, n.Pos.Line, n.Msg)
		}
	}
	if c.Cost {
		if err := c.costs(pack); err != nil {
			return err
		}
	}
	if !c.JSON {
		fmt.Printf("fine: %d instruments, %d clauses, %d orders, %d places, %d injects, %d scenarios\nrules %s\n",
			len(pack.Treaties), len(pack.Clauses), len(pack.Actions), len(pack.Places), len(pack.Injects), len(pack.Scenarios), pack.Hash)
	}
	return nil
}

// ours leaves out notes on shipped files when own files are laid over them.
func (c *rulesCheckCmd) ours(notes parse.Errors) parse.Errors {
	if c.Rules == "" {
		return notes
	}
	return slices.DeleteFunc(notes, func(n *parse.Error) bool {
		_, err := os.Stat(filepath.Join(c.Rules, filepath.FromSlash(n.Pos.File)))
		return err != nil
	})
}

func remarks(sort string, list parse.Errors) error {
	out := json.NewEncoder(os.Stdout)
	for _, e := range list {
		if err := out.Encode(remark{sort, e.Pos.File, e.Pos.Line, e.Pos.Col, e.Msg}); err != nil {
			return err
		}
	}
	return nil
}

// costs prints the worst case of every clause.
func (c *rulesCheckCmd) costs(pack *rules.Pack) error {
	if c.JSON {
		out := json.NewEncoder(os.Stdout)
		for _, cl := range pack.Clauses {
			x := check.CostOf(cl)
			if err := out.Encode(costLine{"cost", cl.ID, x.Parts, x.Settings, x.Bindings, x.Total}); err != nil {
				return err
			}
		}
		return nil
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "clause\tparts\tsettings\tbindings\tat most\t")
	for _, cl := range pack.Clauses {
		x := check.CostOf(cl)
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t\n", cl.ID, x.Parts, x.Settings, x.Bindings, x.Total)
	}
	return table.Flush()
}
