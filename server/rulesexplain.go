package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"casus/engine/trial"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
	"casus/rules/load"
	"casus/server/match"
)

// rulesExplainCmd says why: of a case, or of an event in the record of a match.
type rulesExplainCmd struct {
	overlay
	Subject string `arg:"" help:"Id of a shipped case (H26), a case file, or the record of a match."`
	Detail  string `arg:"" optional:"" help:"For a case: one clause, such as UK53-3. For a record: the number of an event."`
	As      string `help:"For a record: whose eyes, and whose numbers: a country code, public or all." default:"all"`
	JSON    bool   `name:"json" help:"JSON instead of text, one object a clause or event."`
}

// Help is the longer text of --help.
func (*rulesExplainCmd) Help() string {
	return `Prints the verdict of each clause a case expects something of (or of the one you
name), with its reasons in prose and as a tree, the facts read, the nearest miss, the
disputes with both readings, and where the rule stands. With a record, explains one
event of the match to one audience.`
}

// Run explains a case or an event.
func (c *rulesExplainCmd) Run() error {
	if isRecord(c.Subject) {
		return c.event()
	}
	pack, err := c.pack()
	if err != nil {
		return err
	}
	cs, err := findCase(pack, c.Subject)
	if err != nil {
		return err
	}
	clauses, err := asked(pack, cs, c.Detail)
	if err != nil {
		return err
	}
	return c.report(pack, cs, clauses)
}

// isRecord tells a record from a case by its name; case files are YAML.
func isRecord(path string) bool {
	switch filepath.Ext(path) {
	case ".yaml", ".yml", "":
		return false
	}
	return true
}

// findCase looks a case up by its id, or reads a file that holds one.
func findCase(pack *rules.Pack, name string) (*rules.Case, error) {
	var ids []string
	for _, c := range pack.Cases {
		if strings.EqualFold(c.ID, name) {
			return c, nil
		}
		ids = append(ids, c.ID)
	}
	if filepath.Ext(name) == "" {
		return nil, fmt.Errorf("no case has the id %q; give a file, or one of: %s", name, strings.Join(ids, " "))
	}
	files, err := caseFiles([]string{name})
	if err != nil {
		return nil, err
	}
	cases, err := load.Cases(pack, files)
	if err != nil {
		return nil, err
	}
	return cases[0], nil
}

// asked lists the clauses to explain: the one named, else those expected.
func asked(pack *rules.Pack, cs *rules.Case, clause string) ([]*rules.Clause, error) {
	wanted := []string{clause}
	if clause == "" {
		wanted = nil
		for _, e := range cs.Expect {
			wanted = append(wanted, e.Clause)
		}
	}
	var out []*rules.Clause
	for _, id := range wanted {
		cl := pack.Clause(id)
		if cl == nil {
			return nil, noClause(pack, id)
		}
		out = append(out, cl)
	}
	return out, nil
}

// caseWhy is an explained clause as --json prints it.
type caseWhy struct {
	Case     string `json:"case"`
	Expected string `json:"expected,omitempty"`
	Bound    string `json:"bound,omitempty"`
	explain.Explanation
}

func (c *rulesExplainCmd) report(pack *rules.Pack, cs *rules.Case, clauses []*rules.Clause) error {
	if !c.JSON {
		fmt.Printf("%s %s, %s%s\n%s\n", cs.ID, cs.Title, cs.Date, under(cs.Arm), cs.Note)
	}
	answers := trial.Answers(pack, cs)
	for _, cl := range clauses {
		x := trial.Why(pack, cs, answers, cl)
		why := caseWhy{cs.ID, wanted(cs, cl.ID), bound(cl, x.Bind), x}
		if c.JSON {
			if err := json.NewEncoder(os.Stdout).Encode(why); err != nil {
				return err
			}
			continue
		}
		fmt.Printf("\n%s: %s%s%s\n%s", cl.ID, verdictWords(&x), why.Bound, expected(why.Expected), x.Text())
	}
	if !c.JSON {
		tellConflicts(pack, cs, clauses)
	}
	return nil
}

// tellConflicts prints which of the clauses ask for something that other law
// forbids or opposes.
func tellConflicts(pack *rules.Pack, cs *rules.Case, clauses []*rules.Clause) {
	head := "\nconflicts of obligation:\n"
	for _, e := range trial.Conflicts(pack, cs) {
		if slices.ContainsFunc(clauses, func(cl *rules.Clause) bool { return cl.ID == e.Clause }) {
			fmt.Print(head + "  " + world.Tell(&e) + "\n")
			head = ""
		}
	}
}

func under(arm string) string {
	if arm == "" {
		return ""
	}
	return ", Russia-DPRK law: " + rules.ArmWords(arm)
}

func wanted(cs *rules.Case, clause string) string {
	for i := range cs.Expect {
		if cs.Expect[i].Clause == clause {
			return cs.Expect[i].Want()
		}
	}
	return ""
}

func expected(want string) string {
	if want == "" {
		return ""
	}
	return "; expected " + want
}

// bound names the countries the clause was asked about.
func bound(cl *rules.Clause, who []rules.Seat) string {
	var parts []string
	for i, s := range who {
		parts = append(parts, cl.Bind[i].Name+" "+s.String())
	}
	if len(parts) == 0 {
		return ""
	}
	return " for " + strings.Join(parts, ", ")
}

func verdictWords(x *explain.Explanation) string {
	if len(x.By) == 0 {
		return x.Verdict.String()
	}
	return x.Verdict.String() + " by " + strings.Join(x.By, ", ")
}

// event explains one event of a record.
func (c *rulesExplainCmd) event() error {
	as, err := view.Parse(c.As)
	if err != nil {
		return err
	}
	n, err := strconv.ParseInt(c.Detail, 10, 32)
	if err != nil || n < 1 {
		return errors.New("say which event: its number, as `replay story` prints it")
	}
	head, lines, err := readRecord(c.Subject)
	if err != nil {
		return err
	}
	g, err := gameOf(head)
	if err != nil {
		return err
	}
	why, err := match.Why(g, lines, view.Question{Event: int32(n)}, match.At{}, as)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(why)
	}
	return tellEvent(g.Pack, why)
}

// tellEvent prints an explained event: what happened, why, and what the other
// clauses that listened made of it.
func tellEvent(pack *rules.Pack, why view.Explanation) error {
	fmt.Printf("event %d, turn %d, %s: %s\n", why.Event.N, why.Event.Turn, phaseTitle(why.Event.Phase), headline(why.Event))
	if cl := pack.Clause(why.Clause); cl != nil {
		fmt.Printf("%s: %s%s\n", cl.ID, verdictWords(&why.Explanation), bound(cl, why.Bind))
	}
	fmt.Print(why.Explanation.Text())
	for _, r := range why.Related {
		line := "  " + r.Clause + " answered " + r.Verdict
		if len(r.By) > 0 {
			line += " by " + strings.Join(r.By, ", ")
		}
		if r.Because != "" {
			line += ": " + r.Because
		}
		fmt.Println(line)
	}
	return nil
}

// headline is what the audience sees of the event, in one line.
func headline(e *view.LogEvent) string {
	parts := []string{e.K}
	for _, p := range []string{e.Actor, e.Action, e.Clause, e.Kind} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if e.Target != "" {
		parts = append(parts, "-> "+e.Target)
	}
	if e.Place != "" {
		parts = append(parts, "at "+e.Place)
	}
	if e.K == world.KDuty {
		parts = append(parts, e.From+" -> "+e.To)
	}
	return strings.Join(parts, " ")
}
