// Package handbook writes the rules down for readers: a page of Markdown for
// every instrument, one for the vocabulary of conditions and an index. The same
// rules always give the same bytes.
package handbook

import (
	"fmt"
	"strings"

	"casus/rules"
)

// Page is a file of the handbook.
type Page struct{ Name, Text string }

// Pages writes the whole handbook.
func Pages(pack *rules.Pack) []Page {
	pages := []Page{{"index.md", index(pack)}, {"vocabulary.md", vocabulary(pack)}}
	for _, t := range pack.Treaties {
		w := &writer{pack: pack}
		w.treaty(t)
		pages = append(pages, Page{FileName(t), w.out.String()})
	}
	return pages
}

// FileName is the page of an instrument.
func FileName(t *rules.Treaty) string { return strings.ToLower(t.Code) + ".md" }

func index(pack *rules.Pack) string {
	w := &writer{pack: pack}
	w.line("# The rules")
	w.line("")
	w.line("Every instrument that a match knows, as its rule file has it. Conditions are put into words by the program; the files are what counts. The words of conditions stand in the [vocabulary](vocabulary.md).")
	w.line("")
	w.row("code", "instrument", "parties", "in force", "clauses", "tests")
	w.row("---", "---", "---", "---", "---", "---")
	for _, t := range pack.Treaties {
		w.row(fmt.Sprintf("[%s](%s)", t.Code, FileName(t)), t.Title, seats(t.Parties), intervals(t.InForce), fmt.Sprint(len(t.Clauses)), fmt.Sprint(len(t.Tests)))
	}
	w.line("")
	w.line("## What lawyers differ on")
	w.line("")
	w.row("dispute", "question", "read broadly", "read narrowly", "clauses that name it")
	w.row("---", "---", "---", "---", "---")
	for i, d := range pack.Disputes {
		if d.ID != "" {
			w.row(d.ID, d.Question, d.Broad, d.Narrow, w.naming(i))
		}
	}
	w.line("")
	w.line("rules %s", pack.Hash)
	return w.out.String()
}

// writer builds one page.
type writer struct {
	pack *rules.Pack
	out  strings.Builder
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(&w.out, format+"\n", args...)
}

// row writes one row of a table; a bar in a cell would end it.
func (w *writer) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(c, "|", `\|`)
	}
	w.line("| %s |", strings.Join(cells, " | "))
}

// naming lists the clauses that name a dispute, with links.
func (w *writer) naming(dispute int) string {
	var ids []string
	for _, c := range w.pack.Clauses {
		if c.Disputes>>dispute&1 == 1 {
			ids = append(ids, fmt.Sprintf("[%s](%s#%s)", c.ID, FileName(c.Treaty), anchor(c)))
		}
	}
	return strings.Join(ids, ", ")
}

// anchor is what Markdown makes of a clause's heading.
func anchor(c *rules.Clause) string {
	id := strings.ToLower(c.ID)
	return strings.Map(func(r rune) rune {
		if r == '.' || r == '(' || r == ')' {
			return -1
		}
		return r
	}, id)
}

func seats(set rules.SeatSet) string {
	var names []string
	for _, s := range set.Members() {
		names = append(names, s.String())
	}
	return strings.Join(names, ", ")
}

func intervals(list []rules.Interval) string {
	parts := make([]string, len(list))
	for i, v := range list {
		parts[i] = "from " + v.From.String()
		if v.HasEnd {
			parts[i] = fmt.Sprintf("%s to %s", v.From, v.Until-1)
		}
	}
	return strings.Join(parts, "; ")
}
