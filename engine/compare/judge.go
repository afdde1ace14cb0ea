package compare

import (
	"slices"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// question is a kind of duty between two parties.
type question struct {
	duty              string
	obligor, claimant rules.Seat
}

// The kinds of duty: what a clause asks for, whichever instrument it is in.
const (
	help   = "help"
	talk   = "talk"
	forbid = "forbid"
	permit = "permit"
)

func duty(c *rules.Clause) string {
	switch {
	case c.Modality == rules.MustNot:
		return forbid
	case c.Modality == rules.May:
		return permit
	case c.Consults():
		return talk
	}
	return help
}

// compared reports whether an instrument is one of those the arms choose from.
func compared(t *rules.Treaty) bool { return len(t.Arms) > 0 }

// questions lists what can be asked, in the order of the clauses.
func questions(pack *rules.Pack) (out []question) {
	for _, c := range pack.Clauses {
		if !compared(c.Treaty) {
			continue
		}
		for i := range c.Bindings {
			q := question{duty(c), c.Bindings[i].Obligor, c.Bindings[i].Claimant}
			if !slices.Contains(out, q) {
				out = append(out, q)
			}
		}
	}
	return out
}

// judge answers questions about one moment.
type judge struct {
	pack     *rules.Pack
	readings rules.Readings
	arms     []string
	law      rules.Date
	s        *world.State
}

// found is the strongest answer to a question under one arm. With a clause and
// the state none it is the answer that came nearest.
type found struct {
	clause   *rules.Clause
	trigger  int
	binding  int
	state    rules.State
	by       uint32
	listened bool
	// holding numbers every binding that answered, of whichever clause.
	holding []int
}

func (f *found) answered() bool { return f.state > rules.Suspended }

// effect is what two answers are compared by: what is owed, not by which clause.
func (f *found) effect() [2]uint32 {
	if !f.answered() {
		return [2]uint32{}
	}
	return [2]uint32{uint32(f.state), f.by}
}

// cells answers a question under every arm, of an event or, with nil, of the
// state of the world.
func (j *judge) cells(q question, e *world.Event) []found {
	out := make([]found, len(j.arms))
	var env rules.Env
	copy(env.Frame[:rules.StateSize], j.s.Facts[:])
	if e == nil {
		e = &world.NoEvent
	}
	e.Fill(&env.Frame)
	for i, arm := range j.arms {
		for _, c := range j.pack.Clauses {
			if compared(c.Treaty) && duty(c) == q.duty {
				j.ask(&out[i], c, arm, q, &env)
			}
		}
	}
	return out
}

// ask puts a clause's triggers to the environment for the bindings in question.
func (j *judge) ask(best *found, c *rules.Clause, arm string, q question, env *rules.Env) {
	on := j.law
	if on == 0 {
		on = j.s.Date()
	}
	if standing := c.Standing(on, arm); standing != rules.None {
		if c.Treaty.ExistsUnder(arm) {
			best.improve(found{clause: c, state: standing}, env)
		}
		return
	}
	best.improve(found{clause: c}, env)
	kind := rules.Kind(env.Frame[rules.EventKind.At()])
	for t := range c.Triggers {
		trigger := &c.Triggers[t]
		if trigger.OnTurn != (kind == rules.KindNone) || !trigger.OnTurn && !trigger.Listens(kind) {
			continue
		}
		for b := range c.Bindings {
			if c.Bindings[b].Obligor != q.obligor || c.Bindings[b].Claimant != q.claimant {
				continue
			}
			env.Vars = c.Bindings[b].Vars
			state, by := c.Judge(env, trigger, j.readings.Reader(), j.requested(c, b))
			if state != rules.None {
				best.holding = append(best.holding, c.First+b)
			}
			best.improve(found{clause: c, trigger: t, binding: b, state: state, by: by, listened: true}, env)
		}
	}
}

// improve keeps the answer that says most: the strongest, else of those that
// listened the one that failed last, else a clause that did not listen, else
// one that is not in force.
func (f *found) improve(other found, env *rules.Env) {
	mine, others := f.weight(), other.weight()
	if others > mine || others == mine && other.listened && depth(&other, env) > depth(f, env) {
		other.holding = f.holding
		*f = other
	}
}

func (f *found) weight() int {
	switch {
	case f.clause == nil:
		return 0
	case f.answered():
		return 20 + int(f.state)
	case f.listened:
		return 11
	case f.state == rules.None:
		return 10
	}
	return int(f.state)
}

// depth is the number of parts of the condition that hold before one fails,
// under the most generous reading.
func depth(f *found, env *rules.Env) int {
	e := f.clause.Triggers[f.trigger].When.Expr
	at := *env
	at.Vars = f.clause.Bindings[f.binding].Vars
	at.Disputes = 1<<rules.Disputes - 1
	if e.Op != rules.OpAnd {
		return 0
	}
	for i, k := range e.Kids {
		if !explain.Holds(k, &at) {
			return i
		}
	}
	return len(e.Kids)
}
