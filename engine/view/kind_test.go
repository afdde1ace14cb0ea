package view

import (
	"testing"

	"casus/rules/load"
)

// A duty that talk may keep among other deeds is not called a duty to talk.
func TestADutyIsCalledWhatItAsks(t *testing.T) {
	p, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for clause, want := range map[string]string{
		"RD24-3": "consult", "CMA18-1(5)": "consult",
		"CD61-2a": "act", "RD24-7": "act", "RD24-16b": "act", "JP15-diet": "act",
		"RD24-4": "assist", "UK53-3": "assist",
		"CD61-3": "prohibit", "UNC-51": "permit",
	} {
		if got := kind(p.Clause(clause)); got != want {
			t.Errorf("%s is called %s, want %s", clause, got, want)
		}
	}
}
