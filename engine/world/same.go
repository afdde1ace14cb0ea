package world

import "slices"

// Same reports whether two entries say the same. It is written out because a
// verification compares hundreds of thousands; a test changes every field in
// turn and sees that it counts.
func (e *Entry) Same(o *Entry) bool {
	return e.N == o.N && e.Turn == o.Turn && e.Phase == o.Phase && e.K == o.K &&
		e.Actor == o.Actor && e.Target == o.Target && e.Against == o.Against && e.First == o.First &&
		e.Action == o.Action && e.Kind == o.Kind && e.Place == o.Place &&
		e.Sev == o.Sev && e.Deaths == o.Deaths && e.Att == o.Att && e.Sustain == o.Sustain &&
		e.Clause == o.Clause && e.Duty == o.Duty && e.From == o.From && e.To == o.To &&
		e.Rung == o.Rung && e.Heat == o.Heat && e.Inject == o.Inject && e.Choice == o.Choice &&
		e.Reason == o.Reason && e.Cause == o.Cause &&
		slices.Equal(e.By, o.By) && slices.EqualFunc(e.Clashes, o.Clashes, Clash.same) && e.Secret.same(o.Secret)
}

func (c Clash) same(o Clash) bool {
	return c.Deed == o.Deed && c.Clause == o.Clause && c.Prevails == o.Prevails && slices.Equal(c.By, o.By)
}

func (s *Secret) same(o *Secret) bool {
	if s == nil || o == nil {
		return s == o
	}
	return *s == *o
}
