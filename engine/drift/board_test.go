package drift_test

import (
	"sync"
	"testing"

	"casus/engine/drift"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// shipped loads the rules once for all tests.
var shipped = sync.OnceValues(func() (*rules.Pack, error) { return load.Shipped() })

// board is a bare state in which only what a test sets is not zero.
type board struct {
	s world.State
	w world.Work
	k drift.Setting
}

// newBoard sets the start, whose burdens and support are the trend.
func newBoard(t *testing.T, set func(s *world.State)) *board {
	t.Helper()
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := pack.ParamsOf(&rules.Scenario{})
	b := &board{}
	b.s.Facts[rules.TurnNumber.At()] = 1
	for c := rules.RUS; c < rules.Seats; c++ {
		b.s.Set(rules.Econ, c, 500)
		b.s.Set(rules.Support, c, 500)
	}
	set(&b.s)
	b.w.Params, b.w.Log = &p, &world.Log{}
	b.k = drift.Setting{Seed: 1, Days: 30, Trend: drift.TrendOf(&b.s, &b.s, &p)}
	return b
}

// months runs a step of the turn's end for so many turns.
func (b *board) months(n int, step func(*world.State, *world.Work)) {
	for range n {
		step(&b.s, &b.w)
		b.s.Facts[rules.TurnNumber.At()]++
	}
}
