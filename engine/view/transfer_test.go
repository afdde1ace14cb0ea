package view_test

import (
	"testing"

	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// To give missile technology is Russia's choice, and hidden: five turns later,
// with the gift delivered, North Korea can do more, and nobody but the two reads
// of the gift or of what came of it.
func TestATransferIsKnownToTheTwoAlone(t *testing.T) {
	given, without := played(t, 1, 0), played(t, 1, 0)
	line := given.g.Cat.Find(rules.RUS, "A4", rules.PRK, "")
	for _, st := range []*story{given, without} {
		afford(&st.s, rules.RUS)
	}
	for turn := range 5 {
		for range 2 {
			n := -1
			if turn == 0 && given.s.Phase == world.Orders {
				n = line
			}
			if !given.step(t, rules.AllSeats, rules.RUS, n) || !without.step(t, rules.AllSeats, rules.RUS, -1) {
				t.Fatal("the order cannot be given")
			}
		}
	}
	if e := given.log[0]; e.Action != "A4" || e.Secret == nil || e.Secret.Knows != rules.SeatSet(0).With(rules.RUS).With(rules.PRK) {
		t.Fatalf("the gift came out: %+v", e)
	}
	if a, b := given.s.Of(rules.TechICBM, rules.PRK), without.s.Of(rules.TechICBM, rules.PRK); a < b+40 {
		t.Fatalf("with the gift North Korea stands at %d, without it at %d", a, b)
	}
	if seen, ok := missiles(given, view.Seat(rules.PRK)); !ok || seen != given.s.Of(rules.TechICBM, rules.PRK) {
		t.Errorf("North Korea reads %d of itself", seen)
	}
	for _, as := range []view.Audience{view.Public, view.Seat(rules.CHN), view.Seat(rules.USA), view.Seat(rules.KOR), view.Seat(rules.JPN)} {
		if seen, ok := missiles(given, as); ok {
			t.Errorf("%s reads that North Korea stands at %d", as, seen)
		}
		for _, e := range view.Of(given.g, &given.s, given.log, given.history, as).Log {
			if e.Kind == rules.TechnologyTransfer.String() {
				t.Errorf("%s reads of the gift", as)
			}
		}
	}
}

// missiles is what an audience reads of North Korea's long-range missiles.
func missiles(st *story, as view.Audience) (int32, bool) {
	v := view.Of(st.g, &st.s, st.log, st.history, as)
	level, ok := v.Countries[rules.PRK].Facts[rules.Facts[rules.TechICBM].Name]
	return level, ok
}
