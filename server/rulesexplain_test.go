package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// hasAll reports each part that a text lacks.
func hasAll(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q is missing in:\n%s", p, text)
		}
	}
}

// A shipped case explains itself: the verdict with its roles, the reasons in
// prose and as a tree, the facts, both readings, and where the rule stands.
func TestExplainACase(t *testing.T) {
	hasAll(t, works(t, "rules", "explain", "H26", "UK53-3"),
		"H26 Shelling of Yeonpyeong, 2010-11-23\n",
		"UK53-3: disputed by D3 for ", "; expected due|disputed:D3\n",
		"  UK53, article III: ", "  It is disputed: ",
		"  asked:\n    open all of:\n      yes ",
		"  facts: event.", "event.severity = 400",
		"  D3 (read contested, decides here): ", "    broad: ", "    narrow: ",
		"  rule: treaties/uk53.yaml:")
	all := works(t, "rules", "explain", "h18")
	hasAll(t, all, "UK53-3: disputed by ", "SD61-1: not_in_force; expected not_in_force\n  On 1999-06-15 the ")
	hasAll(t, works(t, "rules", "explain", "H12"), "UK53-3: none for ", "nearest miss: ")
	hasAll(t, works(t, "rules", "explain", "N14"), "\nconflicts of obligation:\n  ", "; CD61-3 forbids troops", "; SD61-2 forbids troops")
	hasAll(t, works(t, "rules", "explain", "K1a-2000", "RD24-4"), ", Russia-DPRK law: the treaty of 2000\n", "does not exist in it")
}

// A case from a file, with a clause barred by an exception.
func TestExplainACaseFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(path, []byte(`format: casus/1
case: MINE
title: The South fires back
date: 2010-11-23
facts: [{kind: armed_attack, actor: KOR, target: PRK, place: kaemori, platform: territory, deaths: 4, att: 1000, first_force: PRK}]
expect: {ARM53-12: none}
note: Firing back.
`), 0o600); err != nil {
		t.Fatal(err)
	}
	hasAll(t, works(t, "rules", "explain", path), "ARM53-12: none for actor KOR, victim PRK; expected none\n", "  exception self_defence (UNC, article 51): ")
	var why struct{ Case, Clause, Verdict, Expected string }
	if err := json.Unmarshal([]byte(works(t, "rules", "explain", path, "--json")), &why); err != nil {
		t.Fatal(err)
	}
	if why.Case != "MINE" || why.Clause != "ARM53-12" || why.Verdict != "none" || why.Expected != "none" {
		t.Errorf("as JSON: %+v", why)
	}
}

func TestExplainNothing(t *testing.T) {
	hasAll(t, fails(t, "rules", "explain", "H99"), `no case has the id "H99"; give a file, or one of: `, " H26 ")
	hasAll(t, fails(t, "rules", "explain", "H26", "UK53-9"), `there is no clause "UK53-9"`)
	hasAll(t, fails(t, "rules", "show", "rd24-4"), `there is no clause "rd24-4"; did you mean "RD24-4"?`)
	hasAll(t, fails(t, "rules", "show", "uk53"), `"uk53" is an instrument; name one of its clauses: UK53-1 UK53-2 UK53-3 UK53-4`)
	hasAll(t, fails(t, "rules", "explain", "nowhere.yaml"), `case files: there is no file or folder "nowhere.yaml"`)
	hasAll(t, fails(t, "rules", "explain", "nowhere.ndjson", "1"), "the record cannot be read: ")
	hasAll(t, fails(t, "rules", "explain", "nowhere.ndjson"), "say which event: its number")
	hasAll(t, fails(t, "rules", "explain", "nowhere.ndjson", "1", "--as", "GBR"), `nobody looks as "GBR"`)
}

var boundDuty = regexp.MustCompile(`(?m)^  (\d+) (\S+) binds .* -> (available|disputed|due)`)

// An event of a recorded match is explained to those who may see it.
func TestExplainAnEventOfARecord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "match.ndjson")
	works(t, "play", "--seed", "7", "--turns", "3", "--out", path)
	duty := boundDuty.FindStringSubmatch(works(t, "replay", "story", path))
	if duty == nil {
		t.Fatal("no duty arose in three turns")
	}
	n, clause := duty[1], duty[2]
	hasAll(t, works(t, "rules", "explain", path, n),
		"event "+n+", turn ", " duty ", clause+": "+duty[3]+" for ", "  asked:\n", "  rule: treaties/")
	var why struct {
		Clause string
		Event  struct{ N int }
	}
	if err := json.Unmarshal([]byte(works(t, "rules", "explain", path, n, "--json")), &why); err != nil || why.Clause != clause {
		t.Errorf("as JSON: %+v %v", why, err)
	}
	hasAll(t, works(t, "rules", "explain", path, "1", "--as", "public"), "event 1, turn 1, orders: ")
	hasAll(t, fails(t, "rules", "explain", path, "999999", "--as", "KOR"), "there is no event 999999 in what you may see")
}
