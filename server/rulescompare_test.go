package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"casus/engine/compare"
	"casus/rules"
)

// output runs the program and returns what it printed, errors included.
func output(t *testing.T, args ...string) (string, error) {
	t.Helper()
	out, err := program(t, args...).CombinedOutput()
	return string(out), err
}

func TestCompareARecordAndACase(t *testing.T) {
	file := filepath.Join(t.TempDir(), "m.ndjson.zst")
	if out, err := output(t, "play", "--turns", "3", "--out", file); err != nil {
		t.Fatal(out)
	}
	for _, subject := range []string{file, "H12"} {
		out, err := output(t, "rules", "compare", "--json", subject)
		if err != nil {
			t.Fatal(out)
		}
		var r compare.Report
		if err := json.Unmarshal([]byte(out), &r); err != nil {
			t.Fatal(err)
		}
		if len(r.Arms) != len(rules.TreatyArms) || len(r.Rows) == 0 {
			t.Errorf("%s: %d arms, %d rows", subject, len(r.Arms), len(r.Rows))
		}
		for _, row := range r.Rows {
			for i, c := range row.Cells {
				if c.Arm != r.Arms[i] || c.Reason == "" {
					t.Errorf("%s: a cell without reason or out of its column: %+v", subject, c)
				}
			}
		}
	}
	out, err := output(t, "rules", "compare", "--arms", "1961,2024", "--law-of", "2025-01-10", "H12")
	if err != nil || !strings.Contains(out, "SD61-3 available") || strings.Contains(out, "2024-signed") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestCompareSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"H999", `no shipped case is called "H999"`},
		{"H12 --arms 1950", `there is no arm "1950"; there are: 1961, 2000, 2024, 2024-signed`},
		{"H12 --law-of yesterday", "--law-of yesterday is not a day"},
		{"nowhere.yaml", "case files:"},
		{"nowhere.ndjson", "the record cannot be read"},
	} {
		out, err := output(t, append([]string{"rules", "compare"}, strings.Fields(c.args)...)...)
		if err == nil || !strings.Contains(out, c.want) {
			t.Errorf("%s: %v, %s", c.args, err, out)
		}
	}
}
