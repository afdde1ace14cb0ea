package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"casus/engine/trial"
	"casus/rules"
	"casus/rules/parse"
)

// coverLine is what --json prints for an instrument.
type coverLine struct {
	Instrument string         `json:"instrument"`
	File       string         `json:"file"`
	Seen       map[string]int `json:"seen"`
	All        map[string]int `json:"all"`
	Open       int            `json:"open"`
	Stale      []string       `json:"stale,omitempty"`
}

// gapLine is what --json prints for a part no test shows.
type gapLine struct {
	Instrument string   `json:"instrument"`
	Clause     string   `json:"clause"`
	Part       string   `json:"part"`
	Name       string   `json:"name"`
	File       string   `json:"file"`
	Line       int      `json:"line"`
	Missing    []string `json:"missing"`
	Needs      []string `json:"needs"`
	Why        string   `json:"why,omitempty"`
}

// reportCover prints what the tests of each instrument show of its clauses,
// and fails if something is neither shown nor excused.
func reportCover(pack *rules.Pack, only []string, asJSON bool) error {
	if err := known(pack, only); err != nil {
		return err
	}
	open, shown := 0, 0
	for _, c := range trial.Coverage(pack) {
		if len(only) > 0 && !contain(only, c.Treaty.Code) {
			continue
		}
		shown++
		open += c.Open()
		if asJSON {
			if err := coverJSON(&c); err != nil {
				return err
			}
			continue
		}
		coverTable(&c)
	}
	if open > 0 {
		return fmt.Errorf("%d parts are neither shown by a test nor given a reason under uncovered", open)
	}
	if !asJSON {
		fmt.Printf("every part is shown by a test or has a reason; instruments: %d\n", shown)
	}
	return nil
}

func known(pack *rules.Pack, only []string) error {
	codes := make([]string, len(pack.Treaties))
	for i, t := range pack.Treaties {
		codes[i] = t.Code
	}
	for _, code := range only {
		if !contain(codes, code) {
			return fmt.Errorf("no instrument has the code %q%s", code, parse.DidYouMean(code, codes))
		}
	}
	return nil
}

func contain(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func coverTable(c *trial.Cover) {
	fmt.Printf("%-8s", c.Treaty.Code)
	for p := trial.Part(0); p < trial.PartCount; p++ {
		fmt.Printf("  %ss %d/%d", p, c.Seen[p], c.All[p])
	}
	fmt.Println()
	for i := range c.Gaps {
		g := &c.Gaps[i]
		fmt.Printf("  %s:%d: %s: %s %s\n", g.Pos.File, g.Pos.Line, g.Clause.ID, g.Part, g.Name)
		if g.Why != "" {
			fmt.Printf("      %s; the file says: %s\n", strings.Join(g.Missing, ", "), g.Why)
			continue
		}
		for k, missing := range g.Missing {
			fmt.Printf("      %s; write %s\n", missing, g.Needs[k])
		}
	}
	for _, s := range c.Stale {
		fmt.Println("  " + s)
	}
}

func coverJSON(c *trial.Cover) error {
	out := json.NewEncoder(os.Stdout)
	line := coverLine{c.Treaty.Code, c.Treaty.Pos.File, map[string]int{}, map[string]int{}, c.Open(), c.Stale}
	for p := trial.Part(0); p < trial.PartCount; p++ {
		line.Seen[p.String()], line.All[p.String()] = c.Seen[p], c.All[p]
	}
	if err := out.Encode(line); err != nil {
		return err
	}
	for i := range c.Gaps {
		g := &c.Gaps[i]
		if err := out.Encode(gapLine{c.Treaty.Code, g.Clause.ID, g.Part.String(), g.Name, g.Pos.File, g.Pos.Line, g.Missing, g.Needs, g.Why}); err != nil {
			return err
		}
	}
	return nil
}
