package handbook

import (
	"fmt"
	"math/bits"
	"strings"

	"casus/rules"
	"casus/rules/explain"
)

var modality = map[rules.Modality]string{
	rules.Must: "a duty", rules.MustNot: "a prohibition", rules.May: "a permission",
}

// discretion is the scale of how much a duty leaves to whoever owes it.
var discretion = [...]string{
	"binds politics, not law", "asks for contact or talks only", "asks for action of the obligor's own choosing",
	"asks for help by means the obligor chooses, within international and its own law", "asks for help with all means, without conditions",
}

// clause writes one article.
func (w *writer) clause(c *rules.Clause) {
	w.line("## %s", c.ID)
	w.line("")
	w.line("Article %s: %s.", c.Cite.Article, c.Cite.Gist)
	w.line("")
	w.line("This is %s; it %s (D%d).%s", modality[c.Modality], discretion[c.Discretion], c.Discretion, verify(c))
	w.line("")
	w.binds(c)
	for i := range c.Triggers {
		w.line("")
		w.trigger(c, &c.Triggers[i])
	}
	if c.Modality == rules.Must {
		w.line("")
		w.duty(c)
	}
	if len(c.InForce) > 0 {
		w.line("")
		w.line("In force %s.", intervals(c.InForce))
	}
	if len(c.Suspended) > 0 {
		w.line("")
		w.line("Suspended %s.", intervals(c.Suspended))
	}
	w.disputes(c)
	w.shown(c)
	w.line("")
	w.line("%s:%d", c.Pos.File, c.Pos.Line)
}

func verify(c *rules.Clause) string {
	if c.Verify {
		return " **To be verified**: its source has not been checked yet."
	}
	return ""
}

// binds says who the names in the conditions are.
func (w *writer) binds(c *rules.Clause) {
	parts := make([]string, len(c.Bind))
	for i, v := range c.Bind {
		who := "one of " + seats(v.Set)
		switch {
		case v.Other:
			who = "another party"
		case bits.OnesCount16(uint16(v.Set)) == 1:
			who = seats(v.Set)
		}
		parts[i] = fmt.Sprintf("%s: %s", v.Name, who)
	}
	w.line("Who: %s.", strings.Join(parts, "; "))
}

// trigger writes when a clause comes to life, part by part.
func (w *writer) trigger(c *rules.Clause, t *rules.Trigger) {
	switch {
	case !t.OnTurn:
		w.line("On %s, when", kinds(t.Kinds))
	case t.Edge == rules.Rising:
		w.line("Each turn, as soon as it becomes so that")
	default:
		w.line("Each turn in which")
	}
	w.line("")
	for _, e := range conjuncts(t.When.Expr) {
		w.line("- %s", w.say(e))
	}
	for i := range t.Unless {
		x := &t.Unless[i]
		w.line("")
		w.line("Unless %s (exception %s, %s).", w.say(x.When.Expr), x.ID, citation(c, &x.Cite))
	}
}

// conjuncts are the parts that must all hold.
func conjuncts(e *rules.Expr) []*rules.Expr {
	if e.Op == rules.OpAnd {
		return e.Kids
	}
	return []*rules.Expr{e}
}

func (w *writer) say(e *rules.Expr) string {
	return explain.Prose(&rules.Condition{Expr: e}, w.pack.Places)
}

func citation(c *rules.Clause, cite *rules.Cite) string {
	code := cite.Treaty
	if code == "" {
		code = c.Treaty.Code
	}
	return fmt.Sprintf("%s article %s", code, cite.Article)
}

func kinds(set uint64) string {
	var names []string
	for k := rules.Kind(0); int(k) < rules.KindCount; k++ {
		if set>>k&1 == 1 {
			names = append(names, strings.ReplaceAll(k.String(), "_", " "))
		}
	}
	return list(names, "or")
}

func list(names []string, word string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + word + " " + names[len(names)-1]
}

// duty writes what is owed, after what steps and by when.
func (w *writer) duty(c *rules.Clause) {
	name := func(slot int) string { return c.Bind[slot].Name }
	w.line("What is owed:")
	w.line("")
	if r := c.Request; r != nil && r.Needed != nil {
		w.line("- Asking: %s must ask, where %s; until then the duty is only available.", name(r.By), w.say(r.Needed.Expr))
	} else if r != nil {
		w.line("- Asking: %s must ask; until then the duty is only available.", name(r.By))
	}
	if g := c.Gate; g != nil {
		w.line("- First step: %s by %s, at most %s; then the duty is due all the same.", words(g.Act), name(g.By), turns(g.Turns))
	}
	w.line("- Deadline: %s.", deadline(c.Due))
	w.line("- What counts (%d needed, by %s): %s.", c.Perform.Need, name(c.Perform.By), w.deeds(c.Perform))
	if v := c.Waive; v != nil {
		w.line("- Release: %s may let the obligor off by %s.", name(v.By), words(v.Act))
	}
	if c.Lapse != nil {
		w.line("- It lapses when %s.", w.say(c.Lapse.Expr))
	}
}

func words(k rules.Kind) string { return strings.ReplaceAll(k.String(), "_", " ") }

func deadline(d rules.Due) string {
	switch {
	case d.Response || d.Turns == 0:
		return "in the response phase of the same turn"
	case d.Turns == 1:
		return "by the end of the next turn"
	}
	return "within " + turns(d.Turns)
}

func turns(n int) string {
	if n == 1 {
		return "1 turn"
	}
	return fmt.Sprintf("%d turns", n)
}

func (w *writer) deeds(p *rules.Perform) string {
	parts := make([]string, len(p.AnyOf))
	for i, deed := range p.AnyOf {
		parts[i] = fmt.Sprintf("%s %d", words(deed.Act), deed.Worth)
		if deed.When != nil {
			parts[i] += " where " + w.say(deed.When.Expr)
		}
	}
	return strings.Join(parts, ", ")
}

// disputes writes both readings of every question the clause turns on.
func (w *writer) disputes(c *rules.Clause) {
	if c.Disputes == 0 {
		return
	}
	w.line("")
	w.row("dispute", "question", "read broadly", "read narrowly")
	w.row("---", "---", "---", "---")
	for i, d := range w.pack.Disputes {
		if c.Disputes>>i&1 == 1 {
			w.row(d.ID, d.Question, d.Broad, d.Narrow)
		}
	}
}

// shown lists the tests and cases that ask about the clause.
func (w *writer) shown(c *rules.Clause) {
	var tests, cases []string
	for _, t := range w.pack.Treaties {
		for i := range t.Tests {
			if test := &t.Tests[i]; asks(test, c.ID) != "" {
				tests = append(tests, fmt.Sprintf("%s: %s (%s:%d)", test.Name, asks(test, c.ID), test.Pos.File, test.Pos.Line))
			}
		}
	}
	for _, x := range w.pack.Cases {
		for i := range x.Expect {
			if e := &x.Expect[i]; e.Clause == c.ID {
				cases = append(cases, fmt.Sprintf("%s %s, %s: %s (%s:%d)", x.ID, x.Title, x.Date, strings.ReplaceAll(e.Want(), "|", " or "), e.Pos.File, e.Pos.Line))
			}
		}
	}
	w.bullets("Tests", tests)
	w.bullets("Cases", cases)
}

func (w *writer) bullets(title string, items []string) {
	if len(items) == 0 {
		return
	}
	w.line("")
	w.line("%s:", title)
	w.line("")
	for _, item := range items {
		w.line("- %s", item)
	}
}

// asks is what a test expects of a clause, empty if nothing.
func asks(t *rules.Test, id string) string {
	var states []string
	for _, e := range t.Expect {
		if e.Clause != id {
			continue
		}
		state := strings.ReplaceAll(e.State.String(), "_", " ")
		if len(e.By) > 0 {
			names := make([]string, len(e.By))
			for i, n := range e.By {
				names[i] = fmt.Sprintf("D%d", n)
			}
			state += " by " + list(names, "and")
		}
		states = append(states, state)
	}
	return strings.Join(states, ", ")
}
