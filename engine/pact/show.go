package pact

import (
	"casus/engine/world"
	"casus/rules"
)

// showTurn and showEvents put every question, those too whose answer the index
// knows to be none, and show each to the probe: an explanation must be able to
// say why a clause stayed silent. They move the duties exactly as judgeTurn and
// judgeEvents do.

func (t *Treaties) showTurn(s *world.State, w *world.Work, now *era) {
	world.NoEvent.Fill(&w.Env.Frame)
	t.showAll(w, now, t.pack.ByTurn, func(a *rules.Ask) {
		verdict, by := t.show(s, w, a, 0)
		if risen(s, a, verdict != rules.None) {
			t.open(s, w, finding{a, verdict, by, nil})
		}
	})
}

func (t *Treaties) showEvents(s *world.State, w *world.Work, now *era) {
	for i := range w.NEvents {
		e := &w.Events[i]
		e.Fill(&w.Env.Frame)
		t.showAll(w, now, t.pack.ByKind[e.Kind], func(a *rules.Ask) {
			if verdict, by := t.show(s, w, a, e.Number); verdict != rules.None {
				t.open(s, w, finding{a, verdict, by, e})
			}
		})
	}
}

// showAll visits the listeners in force with every binding.
func (t *Treaties) showAll(w *world.Work, now *era, listeners []rules.Listener, visit func(*rules.Ask)) {
	for _, l := range listeners {
		if !now.binds(l.Clause) {
			continue
		}
		for b := range l.Clause.Bindings {
			visit(&rules.Ask{Clause: l.Clause, Trigger: &l.Clause.Triggers[l.Trigger], Number: l.Trigger, Binding: b})
		}
	}
}

func (t *Treaties) show(s *world.State, w *world.Work, a *rules.Ask, event int32) (rules.State, uint32) {
	verdict, by := t.judge(s, w, a)
	w.Probe(world.Judgement{
		Clause: a.Clause, Trigger: a.Number, Binding: a.Binding, Event: event, Env: &w.Env,
		Verdict: verdict, Disputes: by, Requested: Requested(s, a.Clause, a.Binding),
	})
	return verdict, by
}
