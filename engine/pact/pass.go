// Package pact shows the world to the treaties and turns their answers into
// duties: the treaty pass after each resolution and the reckoning at the end
// of the turn. What an article says is never decided here; rules.Judge is.
package pact

import (
	"casus/engine/world"
	"casus/rules"
)

// Treaties is a pack's law under one arm and one set of readings.
type Treaties struct {
	pack   *rules.Pack
	arm    string
	params rules.Params
	reader rules.Reader
	eras   []era
	deeds  []uint64 // by clause: the kinds of event that can move its duties
	// contestable is by clause what it asks for that another might forbid.
	contestable [][]rules.Kind
}

// New prepares the law of a match.
func New(pack *rules.Pack, arm string, readings rules.Readings) *Treaties {
	params := pack.ParamsOf(&rules.Scenario{})
	return &Treaties{pack, arm, params, readings.Reader(), eras(pack, arm), deeds(pack), contestable(pack)}
}

// With prices answers by the coefficients of a match instead of the files' own.
func (t *Treaties) With(params rules.Params) *Treaties {
	t.params = params
	return t
}

// Standing is the standing of a clause on the match's legal date.
func (t *Treaties) Standing(s *world.State, c *rules.Clause) rules.State {
	return t.era(s.Date()).standing[c.Index]
}

// Standings is Standing of all clauses, by Clause.Index; not to be written to.
func (t *Treaties) Standings(s *world.State) []rules.State { return t.era(s.Date()).standing }

// Pass asks every clause in force about the turn and about the events of the
// resolution, all on one frozen snapshot, and moves the duties. It sees only
// what everybody may know: an act that nobody noticed is no event until it is
// out, and one whose author is in doubt is put down to the suspect. So duties,
// their prices and the states of clauses are public and tell of no secret.
func (t *Treaties) Pass(s *world.State, w *world.Work) {
	noteRequests(s, w)
	w.Snapshot(s)
	if w.Before != nil {
		w.Before()
	}
	t.index(s, w)
	if now := t.era(s.Date()); w.Probe == nil {
		t.judgeTurn(s, w, now)
		t.judgeEvents(s, w, now)
	} else {
		t.showTurn(s, w, now)
		t.showEvents(s, w, now)
	}
	t.opine(s, w)
	t.promote(s, w)
	t.credit(s, w)
	t.lapse(s, w)
}

// judgeTurn asks the triggers that look at the state of the world.
func (t *Treaties) judgeTurn(s *world.State, w *world.Work, now *era) {
	world.NoEvent.Fill(&w.Env.Frame)
	asks := t.pack.Index.Turn
	for i := range asks {
		if a := &asks[i]; now.binds(a.Clause) {
			t.turn(s, w, a)
		}
	}
}

func (t *Treaties) turn(s *world.State, w *world.Work, a *rules.Ask) {
	if a.Trigger.Steady && held(s, a) && !t.silent(w, a) {
		return // it goes on holding, and the duty it opened goes its own way
	}
	verdict, by := t.judge(s, w, a)
	if risen(s, a, verdict != rules.None) {
		t.open(s, w, finding{a, verdict, by, nil})
	}
}

// held reports whether a turn trigger held when it was last asked.
func held(s *world.State, a *rules.Ask) bool {
	bit := a.Trigger.Edges + a.Binding
	return s.Edges[bit/64]>>(bit%64)&1 == 1
}

// risen remembers whether a turn trigger holds and reports whether it fires:
// on a rising edge only when it did not hold before.
func risen(s *world.State, a *rules.Ask, holds bool) bool {
	before := held(s, a)
	bit := a.Trigger.Edges + a.Binding
	word, mask := bit/64, uint64(1)<<(bit%64)
	if holds {
		s.Edges[word] |= mask
	} else {
		s.Edges[word] &^= mask
	}
	return holds && (!before || a.Trigger.Edge == rules.Level)
}

// judgeEvents asks the triggers that listen to what happened.
func (t *Treaties) judgeEvents(s *world.State, w *world.Work, now *era) {
	for i := range w.NEvents {
		e := &w.Events[i]
		asks := t.pack.Index.Of(e.Kind, e.Actor, e.Target)
		if len(asks) == 0 {
			continue
		}
		e.Fill(&w.Env.Frame)
		for i := range asks {
			if a := &asks[i]; now.binds(a.Clause) {
				if verdict, by := t.judge(s, w, a); verdict != rules.None {
					t.open(s, w, finding{a, verdict, by, e})
				}
			}
		}
	}
}

func (t *Treaties) judge(s *world.State, w *world.Work, a *rules.Ask) (rules.State, uint32) {
	if t.silent(w, a) {
		return rules.None, 0
	}
	return a.Clause.Judge(&w.Env, a.Trigger, t.reader, Requested(s, a.Clause, a.Binding))
}

func (t *Treaties) silent(w *world.Work, a *rules.Ask) bool {
	w.Env.Vars = a.Clause.Bindings[a.Binding].Vars
	return a.Clause.Silent(&w.Env, a.Trigger, t.reader)
}
