package study

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// What North Korea does to the South is counted in two measures of every match, so
// that treaty texts can be compared by it (R17): pressure below harassing violence,
// and provocations from there on. What others do, and what it does to others below
// violence, is neither.
func TestNorthKoreanConductIsMeasured(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	tl := newTally(g, 0, 0)
	for _, e := range []world.Entry{
		{Actor: rules.PRK, Target: rules.KOR, Action: "D2"}, // words
		{Actor: rules.PRK, Target: rules.KOR, Action: "M8"}, // a missile test
		{Actor: rules.PRK, Target: rules.KOR, Action: "C1"}, // harassing fire
		{Actor: rules.PRK, Target: rules.USA, Action: "M8"},
		{Actor: rules.PRK, Target: rules.KOR, Action: "D3"}, // talks
		{Actor: rules.KOR, Target: rules.PRK, Action: "M2"},
	} {
		e.K = world.KAct
		tl.event(&e)
	}
	want := map[string]int32{"pressure": 2, "provocations": 1, "provoked": 1}
	for _, m := range Measures {
		if n, ok := want[m.Name]; ok {
			delete(want, m.Name)
			if got := m.Of(&tl.match); got != n {
				t.Errorf("%s: %d, want %d", m.Name, got, n)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("not measured: %v", want)
	}
}
