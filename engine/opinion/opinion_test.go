package opinion

import (
	"testing"

	"casus/rules"
	"casus/rules/load"
)

func shipped(t *testing.T) *rules.Params {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := pack.ParamsOf(&rules.Scenario{})
	return &p
}

// The model's four worked cases (C6).
func TestWorkedCases(t *testing.T) {
	p := shipped(t)
	for _, c := range []struct {
		what string
		Grounds
		finding int32
		score   int32
		status  Status
	}{
		{"a corvette sunk in disputed waters, 46 dead, the author doubtful, its own side passive",
			Grounds{Att: 500, Severity: 700, Territory: 500, Innocence: 1000}, 0, 660, Contested},
		{"an island shelled, four dead, after a quarrel over a live-fire drill",
			Grounds{Att: 1000, Severity: 400, Territory: 1000, Innocence: 500}, 0, 720, Triggered},
		{"an offensive into the country that began the war",
			Grounds{Att: 1000, Severity: 1000, Territory: 1000, Innocence: 0}, 0, 800, Triggered},
		{"networks down, nobody knows by whose hand",
			Grounds{Att: 250, Severity: 100, Territory: 1000, Innocence: 1000}, 0, 468, Contested},
		{"the corvette, once the Council has found against the attacker",
			Grounds{Att: 500, Severity: 700, Territory: 500, Innocence: 1000}, 1, 760, Triggered},
		{"the networks, once it has found against the victim",
			Grounds{Att: 250, Severity: 100, Territory: 1000, Innocence: 1000}, -1, 368, Not},
	} {
		got := Found(p, c.Score(p), c.finding)
		if got != c.score || Of(p, got) != c.status {
			t.Errorf("%s: %d %s, want %d %s", c.what, got, Of(p, got), c.score, c.status)
		}
	}
}

// The median is the lower of the two in the middle, and leaves its input alone.
func TestMedianOfSix(t *testing.T) {
	in := [rules.Seats]int32{900, 100, 700, 300, 500, 200}
	if got := Median(in); got != 300 {
		t.Errorf("median %d, want 300", got)
	}
	if in[0] != 900 {
		t.Error("the scores were reordered")
	}
}
