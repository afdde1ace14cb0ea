package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"casus/engine/trial"
	"casus/rules"
	"casus/rules/explain"
	"casus/rules/parse"
)

// rulesCmd holds what one can do with rule files.
type rulesCmd struct {
	Check   rulesCheckCmd   `cmd:"" help:"Read and check all rule files; say what is wrong and where."`
	Test    rulesTestCmd    `cmd:"" help:"Run the tests that stand inside the rule files."`
	Cases   rulesCasesCmd   `cmd:"" help:"Adjudicate incidents without a match: which clause answers what, and whether it was expected."`
	Explain rulesExplainCmd `cmd:"" help:"Say why a clause answers as it does in a case, or why an event of a recorded match happened."`
	Compare rulesCompareCmd `cmd:"" help:"Judge a case or a played match under each Russia-DPRK text, side by side."`
	Show    rulesShowCmd    `cmd:"" help:"Print a clause: what it asks of whom, and its trigger in words."`
	Fmt     rulesFmtCmd     `cmd:"" help:"Lay rule files out in the one way they are written, keeping comments."`
	Doc     rulesDocCmd     `cmd:"" help:"Write a page of Markdown for every instrument, and one for the vocabulary."`
	Schema  rulesSchemaCmd  `cmd:"" help:"Print the JSON Schema of rule files, with which an editor checks them while you type."`
}

// rulesTestCmd runs the tests inside rule files.
type rulesTestCmd struct {
	overlay
	JSON    bool `name:"json" help:"One JSON object a test."`
	Verbose bool `short:"v" help:"Name the tests that pass, too."`

	Cover  bool     `help:"Also show which parts of each instrument's clauses its tests do not show, and what test would; fails if a part is neither shown nor excused in the file under uncovered."`
	Treaty []string `help:"With --cover: only these instruments, by code." placeholder:"CODE"`
}

// Validate refuses a choice of instruments where nothing is chosen.
func (c *rulesTestCmd) Validate() error {
	if len(c.Treaty) > 0 && !c.Cover {
		return fmt.Errorf("--treaty says whose cover to show; add --cover")
	}
	return nil
}

// testLine is one test as --json prints it.
type testLine struct {
	Subject  string   `json:"subject"`
	Name     string   `json:"name"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	OK       bool     `json:"ok"`
	Problems []string `json:"problems,omitempty"`
}

// Run fails when any test fails.
func (c *rulesTestCmd) Run() error {
	pack, err := c.pack()
	if err != nil {
		return err
	}
	results := trial.Treaties(pack)
	actions, err := trial.Actions(pack)
	if err != nil {
		return err
	}
	failed := 0
	for _, r := range append(results, actions...) {
		if len(r.Problems) > 0 {
			failed++
		}
		if err := c.report(r); err != nil {
			return err
		}
	}
	total := len(results) + len(actions)
	if failed > 0 {
		return fmt.Errorf("%d of %d rule-file tests failed", failed, total)
	}
	if !c.JSON {
		fmt.Printf("%d rule-file tests passed\n", total)
	}
	if c.Cover {
		return reportCover(pack, c.Treaty, c.JSON)
	}
	return nil
}

func (c *rulesTestCmd) report(r trial.Result) error {
	ok := len(r.Problems) == 0
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(testLine{r.Subject, r.Name, r.Pos.File, r.Pos.Line, ok, r.Problems})
	}
	if ok && !c.Verbose {
		return nil
	}
	word := "ok  "
	if !ok {
		word = "FAIL"
	}
	fmt.Printf("%s %s: %s\n", word, r.Subject, r.Name)
	for _, p := range r.Problems {
		fmt.Println("     " + p)
	}
	return nil
}

// rulesShowCmd prints one clause.
type rulesShowCmd struct {
	overlay
	Clause string `arg:"" help:"Clause to print, for example RD24-4."`
}

// Run prints the clause, or says which there are.
func (c *rulesShowCmd) Run() error {
	pack, err := c.pack()
	if err != nil {
		return err
	}
	if cl := pack.Clause(c.Clause); cl != nil {
		show(pack, cl)
		return nil
	}
	return noClause(pack, c.Clause)
}

// noClause says that a clause is not there: those of the instrument if an
// instrument was named, else the clause that was probably meant.
func noClause(pack *rules.Pack, id string) error {
	var all, inside []string
	for _, cl := range pack.Clauses {
		all = append(all, cl.ID)
		if strings.EqualFold(cl.Treaty.Code, id) {
			inside = append(inside, cl.ID)
		}
	}
	if inside != nil {
		return fmt.Errorf("%q is an instrument; name one of its clauses: %s", id, strings.Join(inside, " "))
	}
	if meant := parse.DidYouMean(strings.ToUpper(id), all); meant != "" {
		return fmt.Errorf("there is no clause %q%s", id, meant)
	}
	return fmt.Errorf("there is no clause %q; there are: %s", id, strings.Join(all, " "))
}

func show(pack *rules.Pack, cl *rules.Clause) {
	fmt.Printf("%s, article %s (%s)\n  %s\n", cl.Treaty.Title, cl.Cite.Article, cl.ID, cl.Cite.Gist)
	for i := range cl.Triggers {
		fmt.Printf("  when %s\n", explain.Prose(&cl.Triggers[i].When, pack.Places))
		for j := range cl.Triggers[i].Unless {
			fmt.Printf("  unless %s\n", explain.Prose(&cl.Triggers[i].Unless[j].When, pack.Places))
		}
	}
	for i, d := range pack.Disputes {
		if cl.Disputes>>i&1 == 1 {
			fmt.Printf("  %s %s\n     broad: %s\n     narrow: %s\n", d.ID, d.Question, d.Broad, d.Narrow)
		}
	}
	fmt.Printf("  %s:%d\n", cl.Pos.File, cl.Pos.Line)
}
