package trial_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"casus/engine/trial"
	"casus/engine/world"
	"casus/rules/load"
)

// Stories of states that two treaties pull two ways: a case is told, and what
// stands below is every duty that other law forbids or opposes. Run with
// -rewrite to renew results and read the diff.
func TestConflictsOfObligation(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	datadriven.Walk(t, "testdata/conflicts", func(t *testing.T, path string) {
		datadriven.RunTest(t, path, func(t *testing.T, d *datadriven.TestData) string {
			cases, err := load.Cases(pack, map[string]string{"case.yaml": "format: casus/1\ncase: X\nexpect: {RD24-4: none}\n" + d.Input})
			if err != nil {
				d.Fatalf(t, "%v", err)
			}
			var b strings.Builder
			for _, e := range trial.Conflicts(pack, cases[0]) {
				fmt.Fprintln(&b, world.Tell(&e))
			}
			if b.Len() == 0 {
				return "no conflict\n"
			}
			return b.String()
		})
	})
}
