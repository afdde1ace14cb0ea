package loadtest

import (
	"os"
	"reflect"
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// The same seed gives the same orders, nearly every seat has some, and only luck
// makes somebody answer.
func TestPlanIsCalmAndTheSameAgain(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	first, second := planned(t, pack, 4), planned(t, pack, 4)
	if !reflect.DeepEqual(first.steps, second.steps) {
		t.Error("the same seed gave two plans")
	}
	if reflect.DeepEqual(first.steps, planned(t, pack, 5).steps) {
		t.Error("two seeds gave one plan")
	}
	orders, answered := 0, 0
	for i := range first.steps {
		st := &first.steps[i]
		for _, lines := range st.lines {
			if len(lines) > maxOrders {
				t.Errorf("turn %d has a set of %d orders", i+1, len(lines))
			}
			orders += len(lines)
		}
		if st.response() {
			answered++
		}
	}
	if mean := float64(orders) / float64(len(first.steps)*seats); mean < 1.5 {
		t.Errorf("a set has %.2f orders", mean)
	}
	if answered > len(first.steps)/3 {
		t.Errorf("in %d of %d turns somebody has to answer", answered, len(first.steps))
	}
}

func planned(t *testing.T, pack *rules.Pack, seed uint64) *plan {
	t.Helper()
	p, err := newPlan(pack, shipped, maxOrders, seed, 40, 41)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// In the quiet scenario of a server of our own hardly anybody ever has to answer.
func TestQuietMonthsAreQuiet(t *testing.T) {
	pack, dir, err := quietRules()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	turns, answered := 0, 0
	for seed := uint64(1); seed <= 8; seed++ {
		p, err := newPlan(pack, quiet, 1, seed, 25, 26)
		if err != nil {
			t.Fatal(err)
		}
		for i := range p.steps {
			turns++
			if p.steps[i].response() {
				answered++
			}
		}
	}
	t.Logf("%d of %d turns have a response phase", answered, turns)
	if answered > turns/20 {
		t.Errorf("%d of %d turns have a response phase", answered, turns)
	}
}
