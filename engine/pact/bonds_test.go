package pact

import (
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// The ties between seats come from what the clauses in force ask for, by arm and
// by day: the three Russia-DPRK texts bind differently, the day before the treaty
// of 2024 enters into force is still the day of 2000, and China and Russia owe
// each other nothing but talk.
func TestBondsFollowTheClausesInForce(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		arm      string
		on       rules.Date
		from, to rules.Seat
		want     rules.Bond
	}{
		{"2024", rules.Civil(2024, 12, 3), rules.RUS, rules.PRK, rules.Consultive},
		{"2024", rules.Civil(2024, 12, 4), rules.RUS, rules.PRK, rules.Conditional},
		{"2024-signed", rules.Civil(2025, 1, 1), rules.RUS, rules.PRK, rules.Consultive},
		{"2000", rules.Civil(2025, 1, 1), rules.RUS, rules.PRK, rules.Consultive},
		{"1961", rules.Civil(2025, 1, 1), rules.RUS, rules.PRK, rules.Automatic},
		{"2024", rules.Civil(2025, 1, 1), rules.CHN, rules.PRK, rules.Automatic},
		{"2024", rules.Civil(2025, 1, 1), rules.USA, rules.KOR, rules.Conditional},
		{"2024", rules.Civil(2025, 1, 1), rules.USA, rules.JPN, rules.Conditional},
		{"2024", rules.Civil(2025, 1, 1), rules.CHN, rules.RUS, rules.Consultive},
		{"2024", rules.Civil(2025, 1, 1), rules.KOR, rules.JPN, rules.NoBond},
		{"2024", rules.Civil(2025, 1, 1), rules.CHN, rules.USA, rules.NoBond},
	} {
		if got := New(pack, c.arm, rules.Readings{}).Bonds(c.on)[c.from][c.to]; got != c.want {
			t.Errorf("arm %s on %s: %s is bound to %s by %d, want %d", c.arm, c.on, c.from, c.to, got, c.want)
		}
	}
}
