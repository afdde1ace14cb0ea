package check

import (
	"slices"
	"strings"

	"casus/rules"
	"casus/rules/parse"
)

// checkUncovered finds excuses for missing tests that name nothing: a clause,
// a part of a condition, an exception, a dispute or a state that is not there.
// Whether an excuse is needed at all only playing the tests can tell.
func checkUncovered(p *rules.Pack) parse.Errors {
	var errs parse.Errors
	for _, t := range p.Treaties {
		for i := range t.Uncovered {
			if err := excuse(t, i); err != nil {
				errs = append(errs, err)
			}
		}
	}
	return errs
}

func excuse(t *rules.Treaty, i int) *parse.Error {
	u := &t.Uncovered[i]
	own := ids(t.Clauses, func(c *rules.Clause) string { return c.ID })
	at := slices.Index(own, u.Clause)
	if at < 0 {
		return parse.At(u.Pos, "no clause of this file has the id %q%s", u.Clause, parse.DidYouMean(u.Clause, own))
	}
	for k := range t.Uncovered[:i] {
		if before := t.Uncovered[k]; before.Clause == u.Clause && same(before, *u) {
			return parse.At(u.Pos, "the same part stands twice under uncovered, first in line %d; keep one of them", before.Pos.Line)
		}
	}
	c := t.Clauses[at]
	switch {
	case strings.HasPrefix(strings.TrimLeft(u.Atom, "!"), "d.D"):
		return parse.At(u.Pos, "a dispute is no atom; write dispute: %s", strings.TrimPrefix(strings.TrimLeft(u.Atom, "!"), "d."))
	case u.Atom != "":
		return named(u, "part of a condition", squeeze(u.Atom), atoms(c))
	case u.Exception != "":
		return named(u, "exception", u.Exception, exceptions(c))
	case u.Dispute != 0:
		return named(u, "dispute", parse.DisputeIDs[u.Dispute-1], rules.DisputeNames(c.Disputes))
	}
	return named(u, "end", u.State.String(), ids(c.Ends(), rules.State.String))
}

func same(a, b rules.Uncovered) bool {
	return squeeze(a.Atom) == squeeze(b.Atom) && a.Exception == b.Exception && a.Dispute == b.Dispute && a.State == b.State
}

func named(u *rules.Uncovered, what, name string, known []string) *parse.Error {
	if slices.Contains(known, name) {
		return nil
	}
	return parse.At(u.Pos, "%s has no %s %q%s", u.Clause, what, name, parse.DidYouMean(name, known))
}

func atoms(c *rules.Clause) []string {
	var out []string
	for _, cond := range c.Conditions() {
		for _, a := range cond.Expr.Atoms() {
			if a.Op != rules.OpDispute {
				out = append(out, squeeze(a.Text))
			}
		}
	}
	return out
}

func exceptions(c *rules.Clause) []string {
	var out []string
	for i := range c.Triggers {
		for k := range c.Triggers[i].Unless {
			out = append(out, c.Triggers[i].Unless[k].ID)
		}
	}
	return out
}

// squeeze makes two ways of breaking lines the same text.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
