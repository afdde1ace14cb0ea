package view

import (
	"fmt"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// Question asks why something happened or did not: about an event of the log
// (by the audience's own number), a clause, or a duty.
type Question struct {
	Event  int32
	Clause string
	Duty   int32
}

// Explanation answers a question: the clause's reasons, what happened, and
// what the other clauses that listened made of it.
type Explanation struct {
	explain.Explanation
	Event   *LogEvent `json:"event,omitempty"`
	Related []Related `json:"related,omitempty"`
}

// Related is what another clause answered about the same event.
type Related struct {
	Clause  string   `json:"clause"`
	Verdict string   `json:"verdict"`
	By      []string `json:"by,omitempty"`
	Because string   `json:"because,omitempty"`
}

// Moment is a resolution looked back at: the state it started from, with the
// orders still sealed, and the log up to its end.
type Moment struct {
	Before world.State
	Log    []world.Entry
}

// Find turns a question about an event or a duty into the log number of the
// event it is about and the clause it is about; both may stay open.
func (q Question) Find(log []world.Entry, as Audience) (event int32, clause string, err error) {
	clause = q.Clause
	if q.Event > 0 {
		if event = Locate(log, as, q.Event); event == 0 {
			return 0, "", fmt.Errorf("there is no event %d in what you may see", q.Event)
		}
	}
	for i := range log {
		e := &log[i]
		if q.Duty > 0 && e.K == world.KDuty && e.Duty == q.Duty && event == 0 && visible(e, as) {
			event, clause = e.N, e.Clause
		}
		if e.N == event && e.Clause != "" && clause == "" {
			clause = e.Clause
		}
	}
	if q.Duty > 0 && event == 0 {
		return 0, "", fmt.Errorf("there is no duty %d", q.Duty)
	}
	return event, clause, nil
}

// Why answers a question about one moment: event is a log number or 0 for the
// turn as a whole, clause an id or empty for the event itself.
func Why(g *engine.Game, m Moment, event int32, clause string, as Audience) (Explanation, error) {
	e := entry(m.Log, event)
	cause := event
	if e != nil && (e.K == world.KDuty || e.K == world.KAnswer) {
		cause = e.Cause
	}
	if e != nil && !visible(e, as) {
		return Explanation{}, fmt.Errorf("there is no such event in what you may see")
	}
	e = cut(e, as)
	seen := judgements(g, m, cause, as)
	out := Explanation{}
	if clause != "" {
		c := g.Pack.Clause(clause)
		if c == nil {
			return out, fmt.Errorf("there is no clause %s", clause)
		}
		out.Explanation = aboutClause(g, m, c, seen, e)
		if j := seen[c.Index]; e == nil && j != nil {
			event, cause = j.Event, j.Event // nobody named an event: this one says most
			e = entry(m.Log, event)
		}
	} else {
		out.Explanation = aboutEvent(g, e)
	}
	if e != nil {
		l := newLens(m.Log, as)
		ev := l.event(entry(m.Log, event), l.number(event))
		out.Event = &ev
	}
	out.Related = related(g, seen, clause, cause)
	return out, nil
}

func entry(log []world.Entry, n int32) *world.Entry {
	for i := range log {
		if log[i].N == n && n != 0 {
			return &log[i]
		}
	}
	return nil
}

// cut hides who did it, and by what order, from an audience that only noticed;
// the suspect is public, and so is who used force first if it was the suspect.
func cut(e *world.Entry, as Audience) *world.Entry {
	if e == nil || e.Secret == nil || as.mayKnow(e.Secret.Knows) {
		return e
	}
	c := *e
	c.Actor, c.Action = rules.NONE, ""
	return &c
}

// judged is a question the treaty pass put, with the frame it was put on.
type judged struct {
	world.Judgement
	env    rules.Env
	weight int
}

// judgements replays the resolution and keeps, for each clause, the judgement
// that says most: of the event asked about, or of the whole resolution so far
// as the audience noticed it. The treaty pass itself sees only what everybody
// may know; the check keeps that so here whatever becomes of the pass.
func judgements(g *engine.Game, m Moment, event int32, as Audience) []*judged {
	best := make([]*judged, len(g.Pack.Clauses))
	g.Probe(m.Before, func(j world.Judgement) {
		if event != 0 && j.Event != event && j.Event != 0 {
			return
		}
		if e := entry(m.Log, j.Event); e != nil && !visible(e, as) {
			return
		}
		this := &judged{j, *j.Env, explain.Weight(&j.Clause.Triggers[j.Trigger], j.Env, j.Verdict, j.Event != 0)}
		if that := best[j.Clause.Index]; that == nil || this.says(that) {
			best[j.Clause.Index] = this
		}
	})
	return best
}

// says reports whether the judgement says more than another of its clause: it
// weighs more, or it came as far and is about a duty owed to one of the two
// sides of its event, which is what a reader means.
func (j *judged) says(other *judged) bool {
	if j.weight != other.weight {
		return j.weight > other.weight
	}
	return j.owedToASide() && !other.owedToASide()
}

func (j *judged) owedToASide() bool {
	owed := j.Clause.Bindings[j.Binding].Claimant
	return owed == rules.Seat(j.env.Frame[rules.EventActor.At()]) || owed == rules.Seat(j.env.Frame[rules.EventTarget.At()])
}

// related lists the other clauses that had something to say about the event.
func related(g *engine.Game, seen []*judged, but string, event int32) []Related {
	var out []Related
	for _, j := range seen {
		if j == nil || j.Event == 0 || j.Event != event || j.Clause.ID == but {
			continue
		}
		r := Related{Clause: j.Clause.ID, Verdict: j.Verdict.String(), By: rules.DisputeNames(j.Disputes)}
		if x := explainJudged(g, j); j.Verdict == rules.None {
			r.Because = reason(x)
		}
		out = append(out, r)
	}
	return out
}

func reason(x explain.Explanation) string {
	switch {
	case x.Blocked != nil:
		return x.Blocked.Prose
	case x.Nearest != nil:
		return x.Nearest.Says
	}
	return ""
}

func explainJudged(g *engine.Game, j *judged) explain.Explanation {
	return explain.Explain(explain.Question{
		Pack: g.Pack, Clause: j.Clause, Trigger: j.Trigger, Env: j.env, Readings: g.Readings, Requested: j.Requested,
	})
}
