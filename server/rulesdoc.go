package main

import (
	"fmt"
	"os"
	"path/filepath"

	"casus/rules/handbook"
)

// rulesDocCmd writes the rules down for readers.
type rulesDocCmd struct {
	overlay
	Out string `help:"Folder to write the pages to; it is made if need be." default:"rules-doc" placeholder:"DIR"`
}

// Help says what is written.
func (rulesDocCmd) Help() string {
	return "Writes a page of Markdown for every instrument (its dates, clauses, conditions in words, disputes, tests), " +
		"one for the vocabulary of conditions, and index.md. The same rules give the same bytes. Pages of the same name are replaced, others stay."
}

// Run writes the pages and says where.
func (c *rulesDocCmd) Run() error {
	pack, err := c.pack()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(c.Out, 0o755); err != nil {
		return err
	}
	pages := handbook.Pages(pack)
	for _, p := range pages {
		if err := os.WriteFile(filepath.Join(c.Out, p.Name), []byte(p.Text), 0o644); err != nil {
			return err
		}
	}
	fmt.Printf("%d pages in %s; begin with %s\n", len(pages), c.Out, filepath.Join(c.Out, "index.md"))
	return nil
}
