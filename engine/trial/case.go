package trial

import (
	"casus/engine/drift"
	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// Finding is what a clause answered in a case, beside what was expected.
type Finding struct {
	Case *rules.Case
	Want *rules.CaseExpect
	// Known is false when no clause has the id.
	Known bool
	Got   rules.State
	By    uint32 // disputes that decide, if Got is disputed
}

// OK reports whether the answer is one of those expected.
func (f *Finding) OK() bool { return f.Known && f.Want.Accepts(f.Got, f.By) }

// Answer is a clause's strongest answer over all its bindings.
type Answer struct {
	State rules.State
	By    uint32
	// Heard are the judgements of the clause, each with its own environment.
	Heard []world.Judgement
}

// Adjudicate answers each clause a case expects something of.
func Adjudicate(pack *rules.Pack, c *rules.Case) []Finding {
	answers := Answers(pack, c)
	out := make([]Finding, len(c.Expect))
	for i := range c.Expect {
		e := &c.Expect[i]
		out[i] = Finding{Case: c, Want: e}
		if cl := pack.Clause(e.Clause); cl != nil {
			a := answers[cl.Index]
			out[i].Known, out[i].Got, out[i].By = true, a.State, a.By
		}
	}
	return out
}

// Answers judges a case without a match: all its facts are shown to one treaty
// pass on the day of the case, after the requests are on file. The result has
// one answer a clause, by the clause's index.
func Answers(pack *rules.Pack, c *rules.Case) []Answer {
	out := make([]Answer, len(pack.Clauses))
	s, w := Stage(pack, c)
	law := pact.New(pack, c.Arm, c.Readings)
	for i, cl := range pack.Clauses {
		out[i].State = law.Standing(s, cl)
	}
	w.Probe = func(j world.Judgement) { out[j.Clause.Index].hear(j) }
	law.Pass(s, w)
	return out
}

// hear keeps the strongest verdict; verdicts of one strength add their disputes.
func (a *Answer) hear(j world.Judgement) {
	env := *j.Env
	j.Env = &env
	a.Heard = append(a.Heard, j)
	switch {
	case j.Verdict > a.State:
		a.State, a.By = j.Verdict, j.Disputes
	case j.Verdict == a.State:
		a.By |= j.Disputes
	}
}

// Stage sets the board of a case: its date, numbers, wars, requests and facts.
func Stage(pack *rules.Pack, c *rules.Case) (*world.State, *world.Work) {
	s, w := &world.State{}, &world.Work{}
	s.Facts[rules.Today.At()] = int32(c.Date)
	s.Facts[rules.TurnNumber.At()] = 1
	for _, d := range c.State {
		set(s, d)
		mirror(s, d.Index)
	}
	for _, war := range c.Wars {
		if war.Since == 0 || war.Since <= c.Date { // dates before 1970 are negative
			fight(s, war.Between[0], war.Between[1], war.Declared)
		}
	}
	w.Begin()
	for i := range c.Facts {
		f := &c.Facts[i]
		ev := drift.FromFact(pack, f)
		s.NextEvent++
		ev.Number = s.NextEvent
		if f.DeclaredWar || f.Kind == rules.DeclareWar {
			fight(s, f.Actor, f.Target, true)
		}
		w.Happen(ev)
	}
	for _, r := range c.Requests {
		pact.Ask(s, pack, r)
	}
	return s, w
}

// fight puts a war on the board; powers off it have no tables.
func fight(s *world.State, a, b rules.Seat, declared bool) {
	if a > rules.OTH || b > rules.OTH {
		return
	}
	s.SetPair(rules.AtWar, a, b, 1)
	if declared {
		s.SetPair(rules.WarDeclared, a, b, 1)
	}
}
