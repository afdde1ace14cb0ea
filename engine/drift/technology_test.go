package drift_test

import (
	"testing"

	"casus/engine/world"
	"casus/rules"
)

// gift is how far a gift of sixty points of missile technology by Russia carries
// North Korea from a level.
func gift(b *board, from int32) int32 {
	b.s.Set(rules.TechICBM, rules.PRK, from)
	b.s.Arrive(b.w.Params, rules.TechICBM.Of(rules.PRK), world.From(rules.RUS), 60)
	return b.s.Of(rules.TechICBM, rules.PRK) - from
}

// Capability is convex in what was transferred: each of a row of equal gifts
// carries further than the one before, until the supplier's own level is near.
func TestEqualGiftsMakeGrowingSteps(t *testing.T) {
	b := newBoard(t, func(s *world.State) { s.Set(rules.TechICBM, rules.RUS, 980) })
	level, last, grew := int32(100), int32(0), 0
	for level < 800 {
		step := gift(b, level)
		if step < last {
			t.Fatalf("at %d a gift carries %d points, the one before carried %d", level, step, last)
		}
		if step > last {
			grew++
		}
		level, last = level+step, step
	}
	if grew < 10 {
		t.Fatalf("the steps grew %d times", grew)
	}
}

// No gift carries a country past 950 permille of what its supplier can do.
func TestASupplierKeepsTheBestForItself(t *testing.T) {
	b := newBoard(t, func(s *world.State) { s.Set(rules.TechICBM, rules.RUS, 800) })
	for _, c := range []struct{ from, want int32 }{{740, 20}, {760, 0}, {900, 0}} {
		if got := gift(b, c.from); got != c.want {
			t.Errorf("from %d a gift carries %d points, want %d", c.from, got, c.want)
		}
	}
}

// Each threshold adds to the forces that would survive a first blow, at once in
// what is aimed at and within months in what stands there; nobody else is told.
func TestThresholdsStrengthenTheSecondStrike(t *testing.T) {
	after := func(reentry int32) (int32, []world.Entry) {
		b := newBoard(t, func(s *world.State) {
			s.Set(rules.TechSolid, rules.PRK, 500)
			s.Set(rules.TechSub, rules.PRK, 300)
			s.Set(rules.TechICBM, rules.PRK, 600)
			s.Set(rules.TechReentry, rules.PRK, 500)
			s.Set(rules.SecondStrike, rules.PRK, 450)
		})
		b.s.Set(rules.TechReentry, rules.PRK, reentry)
		b.months(30, func(s *world.State, w *world.Work) {
			b.k.Month(s, w)
			b.k.Technology(s, w)
		})
		return b.s.Of(rules.SecondStrike, rules.PRK), b.w.Log.Entries
	}
	without, silent := after(500)
	with, told := after(600)
	if with-without < 40 || with-without > 50 {
		t.Errorf("the second strike is %d without the threshold and %d with it", without, with)
	}
	if len(silent) != 0 || len(told) != 1 {
		t.Fatalf("%d lines without the threshold, %d with it", len(silent), len(told))
	}
	if e := told[0]; e.To != "reentry" || e.Reason != world.Threshold || e.Secret == nil || e.Secret.Knows != rules.SeatSet(0).With(rules.PRK) {
		t.Errorf("the line is %+v", e)
	}
}

// Research goes on in fields a country has begun, ever more slowly, and opens none.
func TestResearchSlowsDown(t *testing.T) {
	b := newBoard(t, func(s *world.State) {
		s.Set(rules.TechSub, rules.JPN, 200)
		s.Set(rules.TechSub, rules.KOR, 900)
	})
	b.months(60, b.k.Technology)
	young, old := b.s.Of(rules.TechSub, rules.JPN)-200, b.s.Of(rules.TechSub, rules.KOR)-900
	if young < 80 || young > 96 || old < 8 || old > 12 {
		t.Errorf("in five years the beginner gains %d points, the master %d", young, old)
	}
	if got := b.s.Of(rules.TechSub, rules.USA); got != 0 {
		t.Errorf("a field nobody began stands at %d", got)
	}
}
