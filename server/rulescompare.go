package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"casus/engine/compare"
	"casus/rules"
	"casus/rules/load"
)

// rulesCompareCmd judges one event stream under several Russia-DPRK texts.
type rulesCompareCmd struct {
	overlay
	Subject string   `arg:"" help:"A case (the id of a shipped one, such as H12, or a .yaml file) or the record of a match."`
	Arms    []string `help:"Texts to compare: ${arms}." default:"${arms}"`
	LawOf   string   `name:"law-of" help:"Judge every event by the law of this day instead of its own." placeholder:"DATE"`
	All     bool     `short:"a" help:"Print the rows on which the arms agree, too."`
	JSON    bool     `name:"json" help:"The whole comparison as one JSON object."`
}

// Help is the longer text of --help.
func (*rulesCompareCmd) Help() string {
	return `Each row is one kind of duty (help, talk, forbid, permit) between two parties,
raised by one event or by the state of the world; each column is a text. Rows on
which the texts differ come with the reason of every answer.

This compares law, not play: the state and the events are those of the case or
of the match as it was played, whatever its players would have done otherwise.`
}

// Run prints the comparison.
func (c *rulesCompareCmd) Run() error {
	for _, arm := range c.Arms {
		if !slices.Contains(rules.TreatyArms, arm) {
			return fmt.Errorf("there is no arm %q; there are: %s", arm, strings.Join(rules.TreatyArms, ", "))
		}
	}
	var law rules.Date
	if c.LawOf != "" {
		var ok bool
		if law, ok = rules.ParseDate(c.LawOf); !ok {
			return fmt.Errorf("--law-of %s is not a day; write it as 2025-01-10", c.LawOf)
		}
	}
	pack, stream, err := c.stream()
	if err != nil {
		return err
	}
	report := compare.Arms(pack, stream, c.Arms, law)
	if c.JSON {
		return json.NewEncoder(os.Stdout).Encode(report)
	}
	return c.print(os.Stdout, report)
}

// stream reads what is to be compared. A record brings its own rules.
func (c *rulesCompareCmd) stream() (*rules.Pack, *compare.Stream, error) {
	if ext := filepath.Ext(c.Subject); ext != "" && ext != ".yaml" {
		head, lines, err := readRecord(c.Subject)
		if err != nil {
			return nil, nil, err
		}
		g, err := gameOf(head)
		if err != nil {
			return nil, nil, err
		}
		stream, err := compare.Match(g, head.Title, lines)
		return g.Pack, stream, err
	}
	pack, err := c.pack()
	if err != nil {
		return nil, nil, err
	}
	cases := pack.Cases
	if filepath.Ext(c.Subject) == ".yaml" {
		files, err := caseFiles([]string{c.Subject})
		if err != nil {
			return nil, nil, err
		}
		if cases, err = load.Cases(pack, files); err != nil {
			return nil, nil, err
		}
		return pack, compare.Case(pack, cases[0]), nil
	}
	for _, cs := range cases {
		if cs.ID == c.Subject {
			return pack, compare.Case(pack, cs), nil
		}
	}
	return nil, nil, fmt.Errorf("no shipped case is called %q; give one of their ids, a .yaml case file, or the record of a match", c.Subject)
}

func (c *rulesCompareCmd) print(w io.Writer, r *compare.Report) error {
	differing := r.Differing()
	fmt.Fprintf(w, "%s %s: %s\n", r.Subject, r.ID, r.Title)
	if r.LawOf != "" {
		fmt.Fprintf(w, "judged by the law of %s\n", r.LawOf)
	}
	fmt.Fprintf(w, "the texts differ on %d of %d rows\n", len(differing), len(r.Rows))
	if err := table(w, r.Arms, differing); err != nil {
		return err
	}
	for i := range differing {
		fmt.Fprintf(w, "\n%d. %s\n", i+1, heading(&differing[i]))
		for _, cell := range differing[i].Cells {
			fmt.Fprintf(w, "   %-12s %s: %s\n", cell.Arm, verdict(&cell), cell.Reason)
		}
	}
	if !c.All {
		return nil
	}
	var same []compare.Row
	for _, row := range r.Rows {
		if !row.Differs {
			same = append(same, row)
		}
	}
	fmt.Fprintf(w, "\nthe texts agree on %d rows\n", len(same))
	return table(w, r.Arms, same)
}

// table prints the rows side by side.
func table(w io.Writer, arms []string, rows []compare.Row) error {
	if len(rows) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "\n\twhat\tduty\t%s\n", strings.Join(arms, "\t"))
	for i := range rows {
		row := &rows[i]
		fmt.Fprintf(t, "%d\t%s\t%s", i+1, event(row), owed(row))
		for _, cell := range row.Cells {
			fmt.Fprintf(t, "\t%s", verdict(&cell))
		}
		fmt.Fprintln(t)
	}
	return t.Flush()
}

func event(row *compare.Row) string {
	e := row.Event
	if e == nil {
		return fmt.Sprintf("t%d the state of the world", row.Turn)
	}
	return fmt.Sprintf("t%d %s %s -> %s", row.Turn, e.Actor, strings.ReplaceAll(e.Kind, "_", " "), e.Target)
}

func owed(row *compare.Row) string {
	if row.Claimant == "" {
		return fmt.Sprintf("%s: %s", row.Duty, row.Obligor)
	}
	return fmt.Sprintf("%s: %s to %s", row.Duty, row.Obligor, row.Claimant)
}

func heading(row *compare.Row) string {
	what := event(row)
	if row.Event != nil && row.Event.Place != "" {
		what += " at " + row.Event.Place
	}
	return fmt.Sprintf("%s, %s; %s", row.Date, what, owed(row))
}

func verdict(cell *compare.Cell) string {
	if cell.Clause == "" {
		return "-"
	}
	text := cell.Clause + " " + cell.State
	if len(cell.By) > 0 {
		text += " by " + strings.Join(cell.By, ", ")
	}
	return text
}
