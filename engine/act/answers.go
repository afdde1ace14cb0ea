package act

import (
	"casus/engine/mechanism"
	"casus/engine/world"
	"casus/rules"
)

// Answers turns the choices of obligated seats into deeds the treaties can
// credit: forces, arms, words, or advice given in consultation.
func (st *Stage) Answers(s *world.State, w *world.Work) {
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		sealed := &s.Sealed[seat]
		told := rules.SeatSet(0)
		for i := range int(sealed.NAnswer) {
			a := sealed.Answer(i)
			if d := Duty(s, a.Duty); d != nil && d.State.Open() {
				told = st.answer(s, w, d, a.Choice, told)
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

// answer carries out one answer. Whoever has two duties to consult the same ally
// tells it once: told are the allies that have been.
func (st *Stage) answer(s *world.State, w *world.Work, d *world.Duty, choice world.Choice, told rules.SeatSet) rules.SeatSet {
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
		if !told.Has(b.Claimant) {
			st.advise(s, w, d, b, n)
		}
		return told.With(b.Claimant)
	}
	return told
}

func deed(w *world.Work, n int32, kind rules.Kind, b *rules.Binding) {
	e := world.NoEvent
	e.Number, e.Kind, e.Actor, e.Author, e.Target, e.Att = n, kind, b.Obligor, b.Obligor, b.Claimant, 1000
	e.Severity = rules.Severity(kind, 0, false, false)
	w.Happen(e)
}

// advise is the consultation itself (model C8 and C9). A duty that names no
// opponent is about the claimant's worst quarrel.
func (st *Stage) advise(s *world.State, w *world.Work, d *world.Duty, b *rules.Binding, n int32) {
	a := mechanism.Advice{From: b.Obligor, To: b.Claimant, Against: d.Against, Out: true, Cause: n}
	if !a.To.Playable() {
		return
	}
	if a.Against == rules.NONE {
		a.Against = s.Quarrel(a.To)
	}
	switch {
	case a.Against == rules.NONE:
	case d.Answer == world.Restrain:
		a.Paid = st.paid(s, a.From, a.To)
		s.Add(rules.Abandonment, a.To, w.Params[rules.AdviceFear])
		mechanism.Restrain(s, w, st.Seed, a)
	case d.Answer == world.Back:
		mechanism.Support(s, w, a)
	default:
		mechanism.Confer(w, a.To, a.Against)
	}
}

// paid reports whether a seat has sealed aid or arms for another beside its
// answers.
func (st *Stage) paid(s *world.State, from, to rules.Seat) bool {
	sealed := &s.Sealed[from]
	for _, n := range sealed.Lines[:sealed.NLines] {
		if l := st.Cat.Lines[from][n]; l.Target == to && st.Pack.Actions[l.Action].Gives() {
			return true
		}
	}
	return false
}
