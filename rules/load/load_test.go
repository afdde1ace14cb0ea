package load

import "testing"

func TestTheShippedPackLoads(t *testing.T) {
	p, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Clauses) < 20 || len(p.Actions) < 40 || len(p.Places) < 20 || len(p.Hash) != 64 {
		t.Fatalf("%d clauses, %d actions, %d places, hash %q", len(p.Clauses), len(p.Actions), len(p.Places), p.Hash)
	}
}
