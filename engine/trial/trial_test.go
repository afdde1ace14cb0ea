package trial

import (
	"testing"

	"casus/rules"
	"casus/rules/load"
)

func TestShippedRuleFilesPassTheirOwnTests(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	actions, err := Actions(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range append(Treaties(pack), actions...) {
		for _, p := range r.Problems {
			t.Errorf("%s %q: %s", r.Subject, r.Name, p)
		}
	}
}

// The shipped rules are the pattern others copy: of every clause each atom is
// seen true and false, each dispute decides, each exception bars, each state is
// reached, or the file says why it cannot be, and says so of nothing else.
func TestShippedRuleFilesAreShownWhole(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Coverage(pack) {
		if c.Open() > 0 {
			t.Errorf("%s: its tests leave parts open; write the tests named here or a reason under uncovered\n%s", c.Treaty.Code, table(&c))
		}
	}
}

// Every clause must be seen to fire and every one seen not to; every action
// must show what it does. A file without a test is a rule nobody checked.
func TestEveryClauseAndActionIsTested(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	fired, quiet := map[string]bool{}, map[string]bool{}
	for _, tr := range pack.Treaties {
		for _, test := range tr.Tests {
			for _, e := range test.Expect {
				if e.State == rules.None || e.State == rules.NotInForce || e.State == rules.SignedNotInForce || e.State == rules.Suspended {
					quiet[e.Clause] = true
				} else {
					fired[e.Clause] = true
				}
			}
		}
	}
	for _, c := range pack.Clauses {
		if !fired[c.ID] {
			t.Errorf("%s: no test in its file shows it firing", c.ID)
		}
		if !quiet[c.ID] {
			t.Errorf("%s: no test in its file shows it staying silent", c.ID)
		}
	}
	for _, a := range pack.Actions {
		if len(a.Tests) == 0 {
			t.Errorf("%s: the action has no test in its file", a.ID)
		}
	}
}
