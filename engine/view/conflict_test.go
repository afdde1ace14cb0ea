package view_test

import (
	"slices"
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// The North shells an island. The United States may have to help under article
// III, and the armistice forbids it to send troops: the preview says so before,
// the log and the duty card afterwards, to everybody alike.
func TestConflictsOfObligationAreShown(t *testing.T) {
	g := november(t, 5)
	s := december(t, g)
	afford(&s, rules.PRK)
	shelling := []int{g.Cat.Find(rules.PRK, "C3", rules.KOR, "yeonpyeong")}
	bound := func(clause, obligor string, found []view.Conflict) bool {
		return clause == "UK53-3" && obligor == "USA" &&
			slices.ContainsFunc(found, func(c view.Conflict) bool { return c.Deed == "troops" && c.Clause == "ARM53-13c" })
	}
	if p := view.Preview(g, &s, rules.PRK, shelling); !slices.ContainsFunc(p.Opens, func(d view.PreviewDuty) bool {
		return bound(d.Clause, d.Obligor, d.Conflicts)
	}) {
		t.Errorf("the preview names no conflict: %+v", p.Opens)
	}
	var log []world.Entry
	for _, c := range []engine.Command{
		{Verb: engine.VerbOrders, Seat: rules.PRK, Lines: shelling},
		{Verb: engine.VerbAdvance, Seat: rules.NONE},
	} {
		c.Turn, c.Phase = int(s.Turn()), s.Phase.String()
		out, err := g.Apply(&s, c)
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, out.Entries...)
	}
	for _, as := range []view.Audience{view.Public, view.Seat(rules.JPN), view.All} {
		v := view.Of(g, &s, log, nil, as)
		if !slices.ContainsFunc(v.Duties, func(d view.Duty) bool { return bound(d.Clause, d.Obligor, d.Conflicts) }) {
			t.Errorf("%s sees no conflict on the duty", as)
		}
		if !slices.ContainsFunc(v.Log, func(e view.LogEvent) bool { return bound(e.Clause, e.Actor, e.Conflicts) }) {
			t.Errorf("%s reads of no conflict in the log", as)
		}
	}
}
