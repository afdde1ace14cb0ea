package mechanism

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// flights counts how many of 400 tests of a satellite launcher fail at a level,
// and gives what a failure taught.
func flights(t *testing.T, level int32) (failed int, taught int32) {
	t.Helper()
	p := pack(t)
	for seed := range uint64(400) {
		c := field(t, p, seed, "M14", rules.JPN, 600, 400)
		c.Work.Log = &world.Log{}
		c.State.Set(rules.TechSat, rules.PRK, level)
		flight(c)
		if len(c.Work.Log.Entries) > 0 {
			failed++
			taught = c.State.Of(rules.TechSat, rules.PRK) - level + 20 // the order itself had given 20
		}
	}
	return failed, taught
}

// At the level of ease half of the tests fail, far below it most do, far above
// hardly any; and a failure teaches a third.
func TestTestsFailByHowFarAFieldIs(t *testing.T) {
	even, taught := flights(t, 400)
	young, _ := flights(t, 200)
	old, _ := flights(t, 800)
	if even < 160 || even > 240 || young < 320 || old > 20 {
		t.Errorf("of 400 tests %d fail at 200, %d at 400, %d at 800", young, even, old)
	}
	if taught != 6 {
		t.Errorf("a failure teaches %d points of 20", taught)
	}
}
