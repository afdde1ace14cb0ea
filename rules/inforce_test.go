package rules

import "testing"

func day(s string) Date {
	d, ok := ParseDate(s)
	if !ok {
		panic("not a date: " + s)
	}
	return d
}

// Intervals are half-open to the day: a resolution of 12 June binds on the
// 12th, a mandate that ends with the 30th no longer binds on the 1st.
func TestAClauseMayHaveASpanOfItsOwn(t *testing.T) {
	sanctions := &Treaty{InForce: []Interval{{From: day("2006-10-14")}}}
	panel := &Clause{
		Treaty:  sanctions,
		InForce: []Interval{{From: day("2009-06-12"), Until: day("2024-05-01"), HasEnd: true}},
	}
	for on, want := range map[string]State{
		"2006-10-13": NotInForce, "2009-06-11": NotInForce, "2009-06-12": None,
		"2024-04-30": None, "2024-05-01": NotInForce,
	} {
		if got := panel.Standing(day(on), ""); got != want {
			t.Errorf("on %s the mandate stands %s, want %s", on, got, want)
		}
	}
	if got := panel.Intervals(""); len(got) != 1 || got[0] != panel.InForce[0] {
		t.Errorf("the clause tells its span as %v", got)
	}
	whole := &Clause{Treaty: sanctions}
	if got := whole.Standing(day("2009-06-11"), ""); got != None {
		t.Errorf("a clause without a span of its own stands %s", got)
	}
	if got := whole.Intervals(""); len(got) != 1 || got[0] != sanctions.InForce[0] {
		t.Errorf("a clause without a span tells %v", got)
	}
}
