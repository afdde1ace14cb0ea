package trial

import (
	"math/bits"

	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// tally collects what the tests of one treaty show of its clauses. Parts are
// asked with short-circuit off: every atom of a condition, whether or not an
// earlier one has settled the answer. A nil tally collects nothing.
type tally struct {
	treaty  *rules.Treaty
	atoms   map[*rules.Expr]*sides
	blocked map[*rules.Exception]bool
	// decides tells under which reading a dispute has made the difference:
	// yes is broad, no is narrow.
	decides map[*rules.Clause]*[rules.Disputes]sides
	ends    map[*rules.Clause]map[rules.State]bool
	open    map[int32]bool // duties that could lapse in the running turn
	frame   rules.Env      // the snapshot they are asked on
}

// sides are the two answers of a question, seen or not.
type sides struct{ yes, no bool }

func (s *sides) see(yes bool) {
	if yes {
		s.yes = true
	} else {
		s.no = true
	}
}

func (s *sides) both() bool { return s.yes && s.no }

func newTally(t *rules.Treaty) *tally {
	out := &tally{
		treaty: t, atoms: map[*rules.Expr]*sides{}, blocked: map[*rules.Exception]bool{},
		decides: map[*rules.Clause]*[rules.Disputes]sides{}, ends: map[*rules.Clause]map[rules.State]bool{},
	}
	for _, c := range t.Clauses {
		out.decides[c] = &[rules.Disputes]sides{}
		out.ends[c] = map[rules.State]bool{}
		for _, cond := range c.Conditions() {
			for _, a := range cond.Expr.Atoms() {
				out.atoms[a] = &sides{}
			}
		}
	}
	return out
}

// judged takes note of one judgement of the treaty pass.
func (t *tally) judged(j world.Judgement, readings rules.Readings) {
	if t == nil || j.Clause.Treaty != t.treaty {
		return
	}
	env, trigger := *j.Env, &j.Clause.Triggers[j.Trigger]
	t.ask(trigger.When.Expr, &env)
	for i := range trigger.Unless {
		t.ask(trigger.Unless[i].When.Expr, &env)
	}
	if r := j.Clause.Request; r != nil && r.Needed != nil {
		t.ask(r.Needed.Expr, &env)
	}
	t.exceptions(trigger, &env, j.Clause.Disputes, readings)
	for rest := j.Clause.Disputes; rest != 0; rest &= rest - 1 {
		t.dispute(j, readings, bits.TrailingZeros32(rest))
	}
}

// ask puts every atom of a condition to the environment.
func (t *tally) ask(e *rules.Expr, env *rules.Env) {
	switch {
	case e.Op == rules.OpExists || e.Op == rules.OpAll:
		before := env.Vars[e.Slot]
		for m := e.Mask; m != 0; m &= m - 1 {
			env.Vars[e.Slot] = rules.Seat(bits.TrailingZeros64(m))
			t.ask(e.Kids[0], env)
		}
		env.Vars[e.Slot] = before
	case t.atoms[e] != nil:
		t.atoms[e].see(explain.Holds(e, env))
	default:
		for _, k := range e.Kids {
			t.ask(k, env)
		}
	}
}

// exceptions finds those that block: the condition holds and so do they, under
// some setting of the disputes the readings leave open.
func (t *tally) exceptions(trigger *rules.Trigger, env *rules.Env, disputes uint32, readings rules.Readings) {
	broad, open := uint32(0), uint32(0)
	for i, r := range readings {
		switch bit := uint32(1) << i; {
		case r == rules.Broad:
			broad |= bit
		case r == rules.Contested:
			open |= bit & disputes
		}
	}
	for set := open; ; set = (set - 1) & open {
		env.Disputes = broad | set
		if trigger.When.Holds(env) {
			for i := range trigger.Unless {
				x := &trigger.Unless[i]
				t.blocked[x] = t.blocked[x] || x.When.Holds(env)
			}
		}
		if set == 0 {
			return
		}
	}
}

// dispute notes a reading that makes the difference: contested, the verdict
// turns on the dispute; fixed, the other reading would give another answer.
func (t *tally) dispute(j world.Judgement, readings rules.Readings, n int) {
	decides := &t.decides[j.Clause][n]
	if readings[n] == rules.Contested {
		if j.Disputes>>n&1 == 1 {
			decides.yes, decides.no = true, true
		}
		return
	}
	broad := readings[n] == rules.Broad
	readings[n] = rules.Broad
	if broad {
		readings[n] = rules.Narrow
	}
	env := *j.Env
	state, by := j.Clause.Judge(&env, &j.Clause.Triggers[j.Trigger], readings.Reader(), j.Requested)
	if state != j.Verdict || by != j.Disputes {
		decides.see(broad)
	}
}

// before remembers which duties are open as the treaty pass begins, and the
// snapshot it will judge on.
func (t *tally) before(s *world.State) {
	if t == nil {
		return
	}
	t.open = map[int32]bool{}
	for i := range s.Duties {
		if d := &s.Duties[i]; d.ID != 0 && d.State.Open() {
			t.open[int32(d.ID)] = true
		}
	}
	copy(t.frame.Frame[:rules.StateSize], s.Facts[:])
}

// after asks what the pass asks of duties: whether their ground has gone, and
// whether a deed counts towards them.
func (t *tally) after(s *world.State, w *world.Work) {
	if t == nil {
		return
	}
	for i := range s.Duties {
		d := &s.Duties[i]
		c := t.clause(d)
		if c == nil {
			continue
		}
		env := t.frame
		env.Vars = c.Bindings[d.Binding].Vars
		if c.Lapse != nil && t.open[int32(d.ID)] && (d.State.Open() || d.State == rules.Lapsed) {
			world.NoEvent.Fill(&env.Frame)
			t.ask(c.Lapse.Expr, &env)
		}
		if c.Perform != nil && (t.open[int32(d.ID)] || int32(d.Opened) == s.Turn()) {
			t.deeds(c, &c.Bindings[d.Binding], w, &env)
		}
	}
}

func (t *tally) clause(d *world.Duty) *rules.Clause {
	if d.ID != 0 {
		for _, c := range t.treaty.Clauses {
			if c.Index == int(d.Clause) {
				return c
			}
		}
	}
	return nil
}

func (t *tally) deeds(c *rules.Clause, b *rules.Binding, w *world.Work, env *rules.Env) {
	for i := range w.NEvents {
		e := &w.Events[i]
		if e.Author != b.Vars[c.Perform.By] || e.Target != b.Claimant && b.Claimant != rules.NONE {
			continue
		}
		for k := range c.Perform.AnyOf {
			if worth := &c.Perform.AnyOf[k]; worth.Act == e.Kind && worth.When != nil {
				e.Fill(&env.Frame)
				t.ask(worth.When.Expr, env)
			}
		}
	}
}

// expected notes the states that a passing test expects of the treaty's own
// clauses: a state merely passed through proves nothing.
func (t *tally) expected(test *rules.Test) {
	for i := range test.Expect {
		for c := range t.ends {
			if c.ID == test.Expect[i].Clause {
				t.ends[c][test.Expect[i].State] = true
			}
		}
	}
}
