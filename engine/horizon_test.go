package engine

import (
	"testing"

	"casus/rules"
)

// lengths draws the length of many matches.
func lengths(least, mean, most int32) map[int32]int {
	out := map[int32]int{}
	for seed := range uint64(20000) {
		g := Game{Setup: Setup{Seed: seed}, Scenario: &rules.Scenario{HorizonMin: least, HorizonMean: mean, HorizonMax: most}}
		out[g.horizon()]++
	}
	return out
}

// An open match lasts at least 18 turns and 24 on average, and whoever has got
// to a turn learns nothing about the next: the chance that it is the last is
// the same, about a seventh.
func TestTheHorizonIsHiddenByGeometry(t *testing.T) {
	got := lengths(18, 24, 60)
	sum, left := 0, 20000
	for turn := int32(18); turn <= 60; turn++ {
		sum += int(turn) * got[turn]
		if turn < 30 {
			if share := got[turn] * 1000 / left; share < 120 || share > 166 {
				t.Errorf("after turn %d a share of %d in 1000 ends", turn, share)
			}
		}
		left -= got[turn]
	}
	if mean := sum / 200; mean < 2380 || mean > 2420 {
		t.Errorf("the mean length is %d hundredths of a turn, want 2400", mean)
	}
	if left != 0 {
		t.Errorf("%d matches last shorter than 18 or longer than 60 turns", left)
	}
}

// A scenario that gives no mean has it half way, and one with one length has it.
func TestShortHorizons(t *testing.T) {
	got, sum := lengths(10, 12, 14), 0
	for turn, n := range got {
		sum += int(turn) * n
		if turn < 10 || turn > 14 || n < 1000 {
			t.Errorf("%d matches last %d turns", n, turn)
		}
	}
	if mean := sum / 200; mean < 1190 || mean > 1210 {
		t.Errorf("the mean length is %d hundredths of a turn, want 1200", mean)
	}
	if fixed := lengths(6, 6, 6); fixed[6] != 20000 {
		t.Errorf("a match of six turns lasts %v", fixed)
	}
}
