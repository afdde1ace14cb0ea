package trial

import (
	"fmt"
	"strings"

	"casus/rules"
	"casus/rules/explain"
)

// needsAtom is the test that would show an atom true, or false.
func (c *coverer) needsAtom(a *rules.Expr, yes bool) string {
	if !yes {
		a = &rules.Expr{Op: rules.OpNot, Type: rules.TypeBool, Kids: []*rules.Expr{a}}
	}
	return "a test in which " + explain.Prose(&rules.Condition{Expr: a}, c.pack.Places)
}

func (c *coverer) needsDispute(n int) string {
	return fmt.Sprintf("a test whose answer turns on D%d, left contested (%s)", n+1, c.pack.Disputes[n].Question)
}

func (c *coverer) needsReading(n int, broad bool) string {
	d := &c.pack.Disputes[n]
	says, how := d.Narrow, "narrow"
	if broad {
		says, how = d.Broad, "broad"
	}
	return fmt.Sprintf("a test whose answer turns on D%d, with readings: {D%d: %s} (%s)", n+1, n+1, how, says)
}

func (c *coverer) needsBlock(x *rules.Exception) string {
	return fmt.Sprintf("a test in which the condition holds and %s; expect state: none, blocked: %s", explain.Prose(&x.When, c.pack.Places), x.ID)
}

// needsEnd is the test that would show a clause coming to rest in a state.
func (c *coverer) needsEnd(cl *rules.Clause, end rules.State) string {
	how := map[rules.State]string{
		rules.Available: "the permission is there to be used",
		rules.Breached:  "the duty is due and its deadline passes with too little done",
	}[end]
	switch {
	case end == rules.Fulfilled:
		how = fmt.Sprintf("%s does enough in time (%s; needed: %d)", cl.Bind[cl.Perform.By].Name, deeds(cl.Perform), cl.Perform.Need)
	case end == rules.Breached && cl.Modality == rules.MustNot:
		how = "what the clause forbids is done"
	case end == rules.Waived:
		how = fmt.Sprintf("%s lets the other off by %s", cl.Bind[cl.Waive.By].Name, cl.Waive.Act)
	case end == rules.Lapsed && cl.Lapse == nil:
		how = "the deadline passes and the organ that is bound has done too little"
	case end == rules.Lapsed:
		how = "a turn or more after the duty arose, " + explain.Prose(cl.Lapse, c.pack.Places)
	}
	return fmt.Sprintf("a test in which %s; expect state: %s", how, end)
}

func deeds(p *rules.Perform) string {
	parts := make([]string, len(p.AnyOf))
	for i, w := range p.AnyOf {
		parts[i] = fmt.Sprintf("%s %d", w.Act, w.Worth)
	}
	return strings.Join(parts, ", ")
}
