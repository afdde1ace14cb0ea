package act

import (
	"casus/engine/world"
	"casus/rules"
)

// gather charges the sealed orders and lists them by step, then seat, then
// place in the catalogue: the order of submission leaves no trace. Covert acts
// come after the open ones of their step and regardless of who gave them, or
// their place in the log would name their authors.
func (st *Stage) gather(s *world.State, w *world.Work) {
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		sealed := &s.Sealed[seat]
		for _, n := range sealed.Lines[:sealed.NLines] {
			l := st.Cat.Lines[seat][n]
			a := st.Pack.Actions[l.Action]
			s.Facts[rules.Capital.Of(seat)] -= a.Cost.Capital
			s.Facts[rules.Money.Of(seat)] -= a.Cost.Money
			insert(w, world.Act{Actor: seat, Target: l.Target, Action: l.Action, Place: l.Place, Step: st.Steps[l.Action], Covert: a.Covert > 0})
		}
	}
}

func insert(w *world.Work, a world.Act) {
	i := w.NActs
	for ; i > 0 && after(&w.Acts[i-1], &a); i-- {
		w.Acts[i] = w.Acts[i-1]
	}
	w.Acts[i] = a
	w.NActs++
}

func after(a, b *world.Act) bool {
	if a.Step != b.Step {
		return a.Step > b.Step
	}
	if a.Covert != b.Covert {
		return a.Covert
	}
	if a.Actor != b.Actor && !a.Covert {
		return a.Actor > b.Actor
	}
	if a.Action != b.Action {
		return a.Action > b.Action
	}
	if a.Target != b.Target {
		return a.Target > b.Target
	}
	if a.Place != b.Place {
		return a.Place > b.Place
	}
	return a.Actor > b.Actor
}

// match voids mutual orders that the other side did not give, for a summit
// needs two; one that both gave is carried out once, by the first in seat
// order.
func (st *Stage) match(w *world.Work) {
	for i := range w.NActs {
		a := &w.Acts[i]
		if st.Pack.Actions[a.Action].Mutual && (a.Actor > a.Target || !answered(w, a)) {
			a.Void = true
		}
	}
}

func answered(w *world.Work, a *world.Act) bool {
	for i := range w.NActs {
		b := &w.Acts[i]
		if b.Action == a.Action && b.Actor == a.Target && b.Target == a.Actor {
			return true
		}
	}
	return false
}
