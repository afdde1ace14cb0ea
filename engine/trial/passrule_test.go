package trial

import (
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
)

// The pass rule of the suite, as rules/library/cases/README.md publishes it:
// dates and territorial silence without tolerance, disputes named, options
// offered and never carried out, and at most two other answers that a file
// explains.
func TestPassRule(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if len(pack.Cases) == 0 {
		t.Fatal("no cases are shipped")
	}
	var excused []string
	for _, c := range pack.Cases {
		for _, f := range Adjudicate(pack, c) {
			if f.Excused() {
				excused = append(excused, c.ID+" "+f.Want.Clause)
				continue
			}
			if !f.OK() {
				t.Errorf("%s:%d: %s %s: expected %s, got %s %v", f.Want.Pos.File, f.Want.Pos.Line, c.ID, f.Want.Clause, f.Want.Want(), f.Got, rules.DisputeNames(f.By))
			}
			if f.Got == rules.Disputed && f.By == 0 {
				t.Errorf("%s %s is disputed and names no dispute", c.ID, f.Want.Clause)
			}
			if f.Got == rules.Available && !waits(pack.Clause(f.Want.Clause)) {
				t.Errorf("%s %s is available and nobody has to ask for it", c.ID, f.Want.Clause)
			}
		}
	}
	if len(excused) > MaxExcused {
		t.Errorf("%d answers differ and are excused by their files, at most %d may: %s", len(excused), MaxExcused, strings.Join(excused, "; "))
	}
	t.Logf("%d cases; excused: %s", len(pack.Cases), strings.Join(excused, "; "))
}

// waits reports whether a clause that is available needs somebody's decision:
// a request, or a permission that its holder may use.
func waits(c *rules.Clause) bool { return c.Request != nil || c.Modality == rules.May }

// A reason in the file excuses a difference, but neither a wrong date nor a
// territorial clause that speaks where it must not.
func TestExcuses(t *testing.T) {
	const facts = "facts: [{kind: armed_attack, actor: PRK, target: KOR, place: seoul, platform: territory, deaths: 60, att: 1000, first_force: PRK}]\n"
	for _, c := range []struct {
		name, doubt, expect, clause string
		want                        bool
	}{
		{"named", "CD61-2b is open to argument.", "CD61-2b: due", "CD61-2b", true},
		{"named with a comma", "One may read CD61-2b, and others, otherwise.", "CD61-2b: due", "CD61-2b", true},
		{"another clause named", "CD61-2a is open to argument.", "CD61-2b: due", "CD61-2b", false},
		{"no reason", "", "CD61-2b: due", "CD61-2b", false},
		{"a date", "UK53-3 is open to argument.", "UK53-3: not_in_force", "UK53-3", false},
		{"territorial silence", "UK53-3 is open to argument.", "UK53-3: none", "UK53-3", false},
		{"as expected", "UK53-3 is open to argument.", "UK53-3: due", "UK53-3", false},
		{"no such clause", "UK53-9 is open to argument.", "UK53-9: due", "UK53-9", false},
	} {
		text := "case: X\ndate: 2025-01-10\n" + facts + "expect: {" + c.expect + "}\n"
		if c.doubt != "" {
			text += "doubt: " + c.doubt + "\n"
		}
		f := adjudicated(t, text)[c.clause]
		if f.Excused() != c.want {
			t.Errorf("%s: excused %v, want %v", c.name, f.Excused(), c.want)
		}
	}
}
