package pact

import (
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// On every day from 1945 to 2040 the era says of every clause what its own
// dates say.
func TestErasSayWhatTheDatesSay(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, arm := range append([]string{""}, rules.TreatyArms...) {
		law := New(pack, arm, rules.Readings{})
		for day := rules.Civil(1945, 1, 1); day < rules.Civil(2040, 1, 1); day++ {
			now := law.era(day)
			for _, c := range pack.Clauses {
				if stands := c.Standing(day, arm); now.standing[c.Index] != stands || now.binds(c) != (stands == rules.None) {
					t.Fatalf("arm %q, %s: %s stands at %s, the era says %s, in force: %v", arm, day, c.ID, stands, now.standing[c.Index], now.binds(c))
				}
			}
		}
	}
}
