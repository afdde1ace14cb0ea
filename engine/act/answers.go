package act

import (
	"casus/engine/world"
	"casus/rules"
)

// Answers turns the choices of obligated seats into deeds the treaties can
// credit: forces, arms, words, or advice given in consultation.
func (st *Stage) Answers(s *world.State, w *world.Work) {
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		sealed := &s.Sealed[seat]
		for i := range int(sealed.NAnswer) {
			a := sealed.Answer(i)
			if d := Duty(s, a.Duty); d != nil && d.State.Open() {
				st.answer(s, w, d, a.Choice)
			}
		}
	}
	st.chambers(s, w)
}

// chambers lets the organs of the United Nations do what they owe without any
// say of their own (D4), such as the debate in the Assembly after a veto. What
// they may decide freely is left to the vote of the Council.
func (st *Stage) chambers(s *world.State, w *world.Work) {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || d.State != rules.Owed {
			continue
		}
		c := st.Pack.Clauses[d.Clause]
		if b := &c.Bindings[d.Binding]; b.Obligor == rules.UN && c.Discretion == 4 {
			kind := c.Perform.AnyOf[0].Act
			n := w.Log.Add(s, world.Entry{
				K: world.KAct, Actor: rules.UN, Target: d.Against, Against: rules.NONE, First: rules.NONE,
				Kind: kind.String(), Att: 1000, Cause: d.Event,
			})
			deed(w, n, kind, b)
		}
	}
}

// Duty finds a remembered duty by its number, or nil.
func Duty(s *world.State, id int32) *world.Duty {
	for i := range s.Duties {
		if int32(s.Duties[i].ID) == id && id != 0 {
			return &s.Duties[i]
		}
	}
	return nil
}

func (st *Stage) answer(s *world.State, w *world.Work, d *world.Duty, choice world.Choice) {
	d.Answer = choice
	c := st.Pack.Clauses[d.Clause]
	b := &c.Bindings[d.Binding]
	n := w.Log.Add(s, world.Entry{
		K: world.KAnswer, Actor: b.Obligor, Target: b.Claimant, Against: d.Against, First: rules.NONE,
		Clause: c.ID, Duty: int32(d.ID), Choice: choice.String(), Cause: d.Event,
	})
	switch choice {
	case world.Full:
		if c.Gate != nil && !d.Gated {
			deed(w, n, rules.DomesticProcedure, b)
		}
		deed(w, n, rules.Troops, b)
		w.Raise(b.Obligor, d.Against, 6)
		w.Warm(b.Obligor, d.Against, 200)
	case world.Material:
		deed(w, n, rules.Arms, b)
		w.Warm(b.Obligor, d.Against, 60)
	case world.Diplomatic:
		deed(w, n, rules.DiplomaticSupport, b)
		w.Warm(b.Obligor, d.Against, 10)
	case world.Consult, world.Restrain, world.Back:
		deed(w, n, rules.Consultation, b)
		advise(s, w, d, b, choice)
	}
}

func deed(w *world.Work, n int32, kind rules.Kind, b *rules.Binding) {
	e := world.NoEvent
	e.Number, e.Kind, e.Actor, e.Author, e.Target, e.Att = n, kind, b.Obligor, b.Obligor, b.Claimant, 1000
	e.Severity = rules.Severity(kind, 0, false, false)
	w.Happen(e)
}

// advise is the consultation itself: restraint cools the crisis at a price in
// abandonment, backing does the reverse. Figures after the model's C8 and C9.
func advise(s *world.State, w *world.Work, d *world.Duty, b *rules.Binding, choice world.Choice) {
	switch choice {
	case world.Restrain:
		w.Warm(b.Claimant, d.Against, -40)
		s.AddPair(rules.Cred, b.Obligor, b.Claimant, -20)
	case world.Back:
		w.Warm(b.Claimant, d.Against, 20)
		w.Warm(b.Obligor, d.Against, 15)
		s.AddPair(rules.Cred, b.Obligor, b.Claimant, 80)
	default:
		w.Warm(b.Claimant, d.Against, -10)
	}
}
