package handbook

import (
	"fmt"
	"strings"

	"casus/rules"
)

// treaty writes the page of an instrument.
func (w *writer) treaty(t *rules.Treaty) {
	w.line("# %s: %s", t.Code, t.Title)
	w.line("")
	w.facts(t)
	for _, c := range t.Clauses {
		w.line("")
		w.clause(c)
	}
	if len(t.Uncovered) > 0 {
		w.line("")
		w.line("## What no test shows")
		w.line("")
		for i := range t.Uncovered {
			u := &t.Uncovered[i]
			w.line("- %s, %s: %s", u.Clause, part(u), u.Why)
		}
	}
	w.line("")
	w.line("Written by `rules doc` from %s.", t.Pos.File)
}

func part(u *rules.Uncovered) string {
	switch {
	case u.Atom != "":
		return "`" + strings.Join(strings.Fields(u.Atom), " ") + "`"
	case u.Exception != "":
		return "exception " + u.Exception
	case u.Dispute != 0:
		return fmt.Sprintf("dispute D%d", u.Dispute)
	}
	return "ending " + u.State.String()
}

// facts is the table at the head of a page.
func (w *writer) facts(t *rules.Treaty) {
	w.row("", "")
	w.row("---", "---")
	if t.Nature != "" {
		w.row("nature", t.Nature)
	}
	w.row("parties", seats(t.Parties))
	if t.Signed != 0 {
		w.row("signed", t.Signed.String())
	}
	w.row("in force", intervals(t.InForce))
	if len(t.Suspends) > 0 {
		w.row("suspended", intervals(t.Suspends))
	}
	if len(t.Arms) > 0 || len(t.ArmInForce) > 0 {
		for _, arm := range rules.TreatyArms {
			w.row("under "+rules.ArmWords(arm), underArm(t, arm))
		}
	}
	w.row("source", t.Source)
	if len(t.Params) == 0 {
		return
	}
	w.line("")
	w.line("Treaties hold few numbers. These are a reading, and can be changed in the file:")
	w.line("")
	w.row("figure", "value", "why")
	w.row("---", "---", "---")
	for _, p := range t.Params {
		w.row(p.Name, fmt.Sprint(p.Value), p.Why)
	}
}

func underArm(t *rules.Treaty, arm string) string {
	if !t.ExistsUnder(arm) {
		return "does not exist"
	}
	if list := t.Intervals(arm); len(list) > 0 {
		return intervals(list)
	}
	return "never in force"
}
