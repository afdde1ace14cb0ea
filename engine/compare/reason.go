package compare

import (
	"fmt"
	"strings"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// cell tells an answer with its reason.
func (j *judge) cell(arm string, q question, e *world.Event, f found) Cell {
	out := Cell{Arm: arm, State: f.state.String(), By: rules.DisputeNames(f.by)}
	if f.clause == nil {
		out.Reason = fmt.Sprintf("Under %s no Russia-DPRK clause %s.", rules.ArmWords(arm), wanting[q.duty])
		return out
	}
	out.Clause = f.clause.ID
	switch f.state {
	case rules.NotInForce:
		out.Reason = fmt.Sprintf("%s is not in force on that day.", f.clause.Treaty.Code)
	case rules.SignedNotInForce:
		out.Reason = fmt.Sprintf("%s is signed but not in force: all it forbids is to defeat its object and purpose.", f.clause.Treaty.Code)
	case rules.Suspended:
		out.Reason = f.clause.ID + " is suspended on that day."
	default:
		out.Reason = j.why(f, e)
	}
	return out
}

// wanting says what a text lacks that has no clause of a kind.
var wanting = map[string]string{
	help: "makes anybody help", talk: "makes anybody consult", forbid: "forbids anything of the kind", permit: "allows it in so many words",
}

// why gives the reason of an answer in force.
func (j *judge) why(f found, e *world.Event) string {
	if !f.listened {
		if e == nil {
			return f.clause.ID + " looks at events, not at the state of the world."
		}
		return fmt.Sprintf("%s does not listen to %s.", f.clause.ID, strings.ReplaceAll(e.Kind.String(), "_", " "))
	}
	x := j.explain(f, e)
	switch f.state {
	case rules.None:
		return silence(&x)
	case rules.Disputed:
		return "Disputed: " + strings.Join(disputed(&x), " ")
	case rules.Available:
		if f.clause.Modality == rules.May {
			return "The text allows it."
		}
		return "The ground is there; " + explain.Power(f.clause.Bindings[f.binding].Vars[f.clause.Request.By]) + " has not asked."
	case rules.Triggered:
		return "Asked for or automatic; it waits for the obligor's own procedure at home."
	case rules.Breached:
		return "The text forbids it."
	}
	return "Owed now: " + within(&f.clause.Due) + "."
}

func within(d *rules.Due) string {
	switch {
	case d.Response || d.Turns == 0:
		return "in the same response phase"
	case d.Turns == 1:
		return "by the end of the next turn"
	}
	return fmt.Sprintf("within %d turns", d.Turns)
}

func (j *judge) explain(f found, e *world.Event) explain.Explanation {
	q := explain.Question{
		Pack: j.pack, Clause: f.clause, Trigger: f.trigger, Readings: j.readings,
		Requested: j.requested(f.clause, f.binding),
	}
	copy(q.Env.Frame[:rules.StateSize], j.s.Facts[:])
	if e == nil {
		e = &world.NoEvent
	}
	e.Fill(&q.Env.Frame)
	q.Env.Vars = f.clause.Bindings[f.binding].Vars
	return explain.Explain(q)
}

func silence(x *explain.Explanation) string {
	switch {
	case x.Blocked != nil:
		return fmt.Sprintf("Barred: %s (%s, article %s).", x.Blocked.Prose, x.Blocked.Cite.Treaty, x.Blocked.Cite.Article)
	case x.Nearest != nil:
		return x.Nearest.Says
	}
	return "It does not apply."
}

// disputed lists the questions of law that decide.
func disputed(x *explain.Explanation) (out []string) {
	for _, d := range x.Disputes {
		for _, by := range x.By {
			if d.ID == by {
				out = append(out, d.ID+", "+d.Question)
			}
		}
	}
	return out
}
