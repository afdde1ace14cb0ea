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
