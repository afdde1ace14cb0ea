package trial

import (
	"slices"
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// adjudicated answers one case written out here.
func adjudicated(t *testing.T, text string) map[string]Finding {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	cases, err := load.Cases(pack, map[string]string{"here.yaml": "format: casus/1\n" + text})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Finding{}
	for _, f := range Adjudicate(pack, cases[0]) {
		out[f.Want.Clause] = f
	}
	return out
}

func TestACaseThatIsWrongSaysSo(t *testing.T) {
	got := adjudicated(t, `case: X
date: 2025-01-10
facts: [{kind: armed_attack, actor: PRK, target: KOR, place: seoul, platform: territory, deaths: 60, sustained: true, att: 1000, first_force: PRK}]
expect: {UK53-3: none, CD61-2b: none, UK53-9: none}
`)
	if f := got["UK53-3"]; f.OK() || f.Got != rules.Owed {
		t.Errorf("UK53-3: got %s, ok %v", f.Got, f.OK())
	}
	if f := got["CD61-2b"]; !f.OK() {
		t.Errorf("CD61-2b: got %s", f.Got)
	}
	if f := got["UK53-9"]; f.OK() || f.Known {
		t.Error("a clause that does not exist answered")
	}
}

// Wars, requests, numbers and a place without a file all reach the clauses.
func TestTheBoardOfACase(t *testing.T) {
	const attack = `facts: [{kind: armed_attack, actor: USA, target: PRK, place: sinpo, administered_by: PRK, platform: land, deaths: 5, att: 1000, first_force: USA, claimed_by: KOR, subject: a_yard}]
`
	for _, c := range []struct {
		name, board string
		state       rules.State
		by          []string
	}{
		{"nothing more", "", rules.None, nil},
		{"an undeclared war", "wars: [{between: [PRK, USA], declared: false}]\n", rules.Disputed, []string{"D2", "D6"}},
		{"a declared war", "wars: [{between: [PRK, USA], declared: true, since: 2025-01-01}]\n", rules.Disputed, []string{"D6"}},
		{"a war that begins later", "wars: [{between: [PRK, USA], declared: true, since: 2025-02-01}]\n", rules.None, nil},
		{"a war and a request", "wars: [{between: [PRK, USA], declared: true}]\nrequests: [{by: PRK, to: RUS, clause: RD24-4}]\n", rules.Triggered, nil},
		{"a request for something else", "wars: [{between: [PRK, USA], declared: true}]\nrequests: [{by: PRK, to: RUS, clause: RD24-3}]\n", rules.Disputed, []string{"D6"}},
		{"the war as a number", "state: {\"war_declared[PRK][USA]\": 1}\nrequests: [{by: PRK, to: RUS}]\n", rules.Triggered, nil},
	} {
		f := adjudicated(t, "case: X\ndate: 2025-01-10\n"+attack+c.board+"expect: {RD24-4: due}\n")["RD24-4"]
		if f.Got != c.state || !slices.Equal(rules.DisputeNames(f.By), c.by) {
			t.Errorf("%s: got %s %v, want %s %v", c.name, f.Got, rules.DisputeNames(f.By), c.state, c.by)
		}
	}
}
