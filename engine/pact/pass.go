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
	reader rules.Reader
}

// New prepares the law of a match.
func New(pack *rules.Pack, arm string, readings rules.Readings) *Treaties {
	return &Treaties{pack, arm, readings.Reader()}
}

// Standing is the standing of a clause on the match's legal date.
func (t *Treaties) Standing(s *world.State, c *rules.Clause) rules.State {
	return c.Standing(s.Date(), t.arm)
}

// Pass asks every clause in force about the turn and about the events of the
// resolution, all on one frozen snapshot, and moves the duties.
func (t *Treaties) Pass(s *world.State, w *world.Work) {
	noteRequests(s, w)
	w.Snapshot(s)
	t.judgeTurn(s, w)
	t.judgeEvents(s, w)
	t.promote(s, w)
	t.credit(s, w)
	t.lapse(s, w)
}

// judgeTurn asks the triggers that look at the state of the world.
func (t *Treaties) judgeTurn(s *world.State, w *world.Work) {
	world.NoEvent.Fill(&w.Env.Frame)
	for _, l := range t.pack.ByTurn {
		if t.Standing(s, l.Clause) != rules.None {
			continue
		}
		for b := range l.Clause.Bindings {
			verdict, by := t.judge(s, w, l, b, 0)
			if risen(s, l, b, verdict != rules.None) {
				t.open(s, w, finding{l, b, verdict, by, nil})
			}
		}
	}
}

// risen remembers whether a turn trigger holds and reports whether it fires:
// on a rising edge only when it did not hold before.
func risen(s *world.State, l rules.Listener, b int, holds bool) bool {
	bit := l.Clause.Edges + l.Trigger*len(l.Clause.Bindings) + b
	word, mask := bit/64, uint64(1)<<(bit%64)
	before := s.Edges[word]&mask != 0
	if holds {
		s.Edges[word] |= mask
	} else {
		s.Edges[word] &^= mask
	}
	return holds && (!before || l.Clause.Triggers[l.Trigger].Edge == rules.Level)
}

// judgeEvents asks the triggers that listen to what happened.
func (t *Treaties) judgeEvents(s *world.State, w *world.Work) {
	for i := range w.NEvents {
		e := &w.Events[i]
		listeners := t.pack.ByKind[e.Kind]
		if len(listeners) == 0 {
			continue
		}
		e.Fill(&w.Env.Frame)
		for _, l := range listeners {
			if t.Standing(s, l.Clause) != rules.None {
				continue
			}
			for b := range l.Clause.Bindings {
				if verdict, by := t.judge(s, w, l, b, e.Number); verdict != rules.None {
					t.open(s, w, finding{l, b, verdict, by, e})
				}
			}
		}
	}
}

func (t *Treaties) judge(s *world.State, w *world.Work, l rules.Listener, b int, event int32) (rules.State, uint32) {
	c := l.Clause
	w.Env.Vars = c.Bindings[b].Vars
	asked := Requested(s, c, b)
	verdict, by := c.Judge(&w.Env, &c.Triggers[l.Trigger], t.reader, asked)
	if w.Probe != nil {
		w.Probe(world.Judgement{Clause: c, Trigger: l.Trigger, Binding: b, Event: event, Env: &w.Env, Verdict: verdict, Disputes: by, Requested: asked})
	}
	return verdict, by
}
