// Package trial runs the tests that stand inside rule files: a treaty's facts
// played turn by turn through the real treaty pass, an action's order carried
// out on a bare board.
package trial

import (
	"fmt"
	"slices"
	"strings"

	"casus/engine/drift"
	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/explain"
)

// Result is what one test showed. Problems is empty when it passed.
type Result struct {
	Subject  string // treaty or action
	Name     string
	Pos      rules.Pos
	Problems []string
}

// Treaties runs every test of every treaty file, in file order.
func Treaties(pack *rules.Pack) []Result {
	var out []Result
	for _, t := range pack.Treaties {
		for i := range t.Tests {
			test := &t.Tests[i]
			out = append(out, Result{t.Code, test.Name, test.Pos, runTreaty(pack, test, nil)})
		}
	}
	return out
}

// bench plays one test.
type bench struct {
	pack *rules.Pack
	law  *pact.Treaties
	s    world.State
	w    world.Work
	seen []seen // judgements of the running turn
	show *tally // what the test shows of its treaty; nil: nobody asks
}

// seen is a judgement with the frame it was made on.
type seen struct {
	world.Judgement
	env rules.Env
}

const turnDays = 30

// runTreaty plays the test's facts a turn at a time. A state is compared after
// the treaty pass of its turn; breached and lapsed, which only the end of a
// turn brings, after the reckoning.
func runTreaty(pack *rules.Pack, test *rules.Test, show *tally) (problems []string) {
	b := &bench{pack: pack, law: pact.New(pack, test.Arm, test.Readings), show: show}
	for _, d := range test.Given {
		set(&b.s, d)
	}
	b.s.Facts[rules.Today.At()] = int32(test.Date)
	b.w.Probe = func(j world.Judgement) {
		b.seen = append(b.seen, seen{j, *j.Env})
		show.judged(j, test.Readings)
	}
	for i, facts := range test.Play {
		b.s.Facts[rules.TurnNumber.At()] = int32(i + 1)
		b.turn(facts)
		problems = append(problems, b.compare(test, i+1, false)...)
		b.law.Reckon(&b.s, &b.w)
		problems = append(problems, b.compare(test, i+1, true)...)
		b.s.Facts[rules.Today.At()] += turnDays
	}
	return problems
}

func set(s *world.State, d rules.Delta) {
	if d.Add {
		s.Facts[d.Index] += d.Value
	} else {
		s.Facts[d.Index] = d.Value
	}
}

// turn shows the turn's facts to the treaties.
func (b *bench) turn(facts []rules.EventFact) {
	b.w.Begin()
	b.seen = b.seen[:0]
	for i := range facts {
		ev := drift.FromFact(b.pack, &facts[i])
		b.s.NextEvent++
		ev.Number = b.s.NextEvent
		if ev.Kind == rules.DeclareWar {
			b.s.SetPair(rules.WarDeclared, ev.Actor, ev.Target, 1)
		}
		b.w.Happen(ev)
	}
	b.show.before(&b.s)
	b.law.Pass(&b.s, &b.w)
	b.show.after(&b.s, &b.w)
}

func (b *bench) compare(test *rules.Test, turn int, reckoned bool) (problems []string) {
	for i := range test.Expect {
		e := &test.Expect[i]
		due := e.Turn
		if due == 0 {
			due = len(test.Play)
		}
		late := e.State == rules.Breached || e.State == rules.Lapsed
		if due != turn || late != reckoned {
			continue
		}
		if p := b.check(e); p != "" {
			problems = append(problems, fmt.Sprintf("%s:%d: %s", e.Pos.File, e.Pos.Line, p))
		}
	}
	return problems
}

// check compares one expectation with the strongest answer over the bindings
// that fit it.
func (b *bench) check(e *rules.TestExpect) string {
	c := b.pack.Clause(e.Clause)
	if c == nil {
		return "there is no clause " + e.Clause
	}
	state, by := b.answer(c, e)
	if state != e.State {
		return fmt.Sprintf("%s is %s%s, expected %s", e.Clause, state, byNames(by), e.State)
	}
	if len(e.By) > 0 && !slices.Equal(rules.DisputeNames(by), names(e.By)) {
		return fmt.Sprintf("%s is disputed%s, expected %s", e.Clause, byNames(by), strings.Join(names(e.By), ", "))
	}
	return b.checkReason(c, e)
}

func (b *bench) answer(c *rules.Clause, e *rules.TestExpect) (best rules.State, by uint32) {
	best = b.law.Standing(&b.s, c)
	for i := range b.s.Duties {
		d := &b.s.Duties[i]
		if d.ID != 0 && int(d.Clause) == c.Index && fits(c, int(d.Binding), e.Bind) && d.State > best {
			best, by = d.State, uint32(d.By)
		}
	}
	if best != rules.Disputed {
		by = 0
	}
	return best, by
}

// checkReason asks why a clause answered none: which part was false, or which
// exception barred it.
func (b *bench) checkReason(c *rules.Clause, e *rules.TestExpect) string {
	if e.Failed == "" && e.Blocked == "" {
		return ""
	}
	var reasons []string
	for i := range b.seen {
		j := &b.seen[i]
		if j.Clause != c || !fits(c, j.Binding, e.Bind) {
			continue
		}
		failed, blocked := whyNot(&c.Triggers[j.Trigger], &j.env)
		if e.Failed != "" && squeeze(failed) == squeeze(e.Failed) || e.Blocked != "" && blocked == e.Blocked {
			return ""
		}
		reasons = append(reasons, failed+blocked)
	}
	return fmt.Sprintf("%s is none because of %q, expected %q", e.Clause, reasons, e.Failed+e.Blocked)
}

// whyNot is the first false part of the condition, or the exception that bars.
func whyNot(t *rules.Trigger, env *rules.Env) (failed, blocked string) {
	if part := explain.FirstFalse(t.When.Expr, env); part != nil {
		return part.Text, ""
	}
	if x := explain.Blocking(t, env); x != nil {
		return "", x.ID
	}
	return "", ""
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func fits(c *rules.Clause, binding int, want map[string]rules.Seat) bool {
	for i, v := range c.Bind {
		if seat, ok := want[v.Name]; ok && c.Bindings[binding].Vars[i] != seat {
			return false
		}
	}
	return true
}

func names(numbers []int) []string {
	var set uint32
	for _, n := range numbers {
		set |= 1 << (n - 1)
	}
	return rules.DisputeNames(set)
}

func byNames(by uint32) string {
	if by == 0 {
		return ""
	}
	return " by " + strings.Join(rules.DisputeNames(by), ", ")
}
