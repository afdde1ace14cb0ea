package lobby

import (
	"fmt"
	"testing"
)

// The last commands are known again, and no more memory is taken than for them.
func TestAnsweredKnowsTheLast(t *testing.T) {
	var a answered
	for i := range 3 * keptAnswers {
		a.add(nameOf("member", fmt.Sprint(i)))
	}
	for i := range 3 * keptAnswers {
		if want := i >= 2*keptAnswers; a.has(nameOf("member", fmt.Sprint(i))) != want {
			t.Fatalf("command %d is known: %v", i, !want)
		}
	}
	if len(a.names) != keptAnswers || len(a.order) != keptAnswers || a.has(nameOf("other", fmt.Sprint(3*keptAnswers-1))) {
		t.Fatalf("%d names, %d in order", len(a.names), len(a.order))
	}
}
