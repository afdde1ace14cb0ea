package load

import (
	"testing"

	"casus/rules/parse"
)

func TestTheShippedPackLoads(t *testing.T) {
	p, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Clauses) < 20 || len(p.Actions) < 40 || len(p.Places) < 20 || len(p.Hash) != 64 {
		t.Fatalf("%d clauses, %d actions, %d places, hash %q", len(p.Clauses), len(p.Actions), len(p.Places), p.Hash)
	}
}

// A class lays its own rules over the shipped ones: these may fill half of what
// a pack may hold, no more.
func TestTheShippedPackLeavesRoom(t *testing.T) {
	p, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	bytes, entries, conditions := 0, 0, 0
	for _, text := range p.Files {
		bytes += len(text)
		entries += parse.Entries(text)
		conditions += keys(text, "when") + keys(text, "needed") + keys(text, "fact")
	}
	for _, c := range []struct {
		what       string
		have, most int
	}{
		{"files", len(p.Files), MaxFiles}, {"bytes", bytes, MaxBytes}, {"keys", entries, MaxEntries},
		{"clauses", len(p.Clauses), MaxClauses}, {"conditions", conditions, MaxConditions}, {"turn triggers", p.Edges, MaxEdges},
	} {
		t.Logf("%d of %d %s", c.have, c.most, c.what)
		if 2*c.have > c.most {
			t.Errorf("the shipped rules have %d %s, more than half of the %d a pack may have", c.have, c.what, c.most)
		}
	}
}
