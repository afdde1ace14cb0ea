package study

import (
	"testing"
)

// The fallout of the treaty is less dramatic and goes deeper than a crisis: in
// the middle match of two years there is no attack, no act of violence and hardly
// anybody dead (an incident may cost a life), and all the same arms, camps and the enforcement of sanctions have moved
// by a twentieth or more of where they began.
func TestSlowChangeOutpacesEventsInTheMiddleMatch(t *testing.T) {
	p := Plan{Scenario: "november-2024", Arms: []string{"2024"}, Matches: 60, Turns: 24, Seed: 3}
	for i := range p.Seats {
		p.Seats[i] = "doctrine"
	}
	st := prepare(t, p)
	player, err := NewPlayer(st)
	if err != nil {
		t.Fatal(err)
	}
	s := newSummary(st)
	for pair := range p.Matches {
		m, err := player.Match(0, pair)
		if err != nil {
			t.Fatal(err)
		}
		s.add(m)
	}
	at := map[string]int32{}
	for i, m := range Measures {
		at[m.Name] = median(s.values[0][i])
	}
	for name, most := range map[string]int32{"attacks": 0, "provocations": 0, "deaths": 5} {
		if at[name] > most {
			t.Errorf("the middle match has %d %s", at[name], name)
		}
	}
	for _, name := range []string{"arms_change", "blocs_change", "enforcement_change"} {
		if at[name] < 50 {
			t.Errorf("in the middle match the measure %s comes to %d permille", name, at[name])
		}
	}
	if at["trade_change"] == 0 {
		t.Error("in the middle match open trade has not moved")
	}
}
