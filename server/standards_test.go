package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var standardRow = regexp.MustCompile(`(?m)^\| ([DS]\d+) \| ([^|]+) \| ([^|]+) \|$`)

// inWriting begins the words of a row that no test can show, or not yet.
const inWriting = "answered in writing: "

// proofsOf splits what stands on the right of a row: the tests it names, and
// whether it says in words what they leave open.
func proofsOf(cell string) (tests []string, words bool) {
	named, why, words := strings.Cut(cell, inWriting)
	for _, q := range quoted.FindAllStringSubmatch(named, -1) {
		tests = append(tests, q[1])
	}
	return tests, words && len(strings.Fields(why)) > 3
}

// Every decision and every attack of the standard has its row in README.md, and
// what the row names is there.
func TestStandardsNameWhatShowsThem(t *testing.T) {
	var rows []string
	for _, row := range standardRow.FindAllStringSubmatch(text(t, "server/README.md"), -1) {
		rows = append(rows, row[1])
		tests, words := proofsOf(row[3])
		if len(tests) == 0 && !words {
			t.Errorf("%s names nothing that shows it, and does not say why", row[1])
		}
		for _, name := range tests {
			folder, test, _ := strings.Cut(name, " ")
			if err := hasGoTest(folder, test); err != nil {
				t.Errorf("%s: %v", row[1], err)
			}
		}
	}
	var want []string
	for kind, n := range map[string]int{"D": 16, "S": 19} {
		for i := range n {
			want = append(want, fmt.Sprint(kind, i+1))
		}
	}
	slices.Sort(rows)
	slices.Sort(want)
	if !slices.Equal(rows, want) {
		t.Errorf("the rows are %v, want %v", rows, want)
	}
}

// The tests of an attack carry its number, so that a run of -run TestSecurity12
// is that row.
func TestAttacksHaveTestsOfTheirNumber(t *testing.T) {
	for _, row := range standardRow.FindAllStringSubmatch(text(t, "server/README.md"), -1) {
		if row[1][0] != 'S' {
			continue
		}
		number := fmt.Sprintf("TestSecurity%02s", row[1][1:])
		if !strings.Contains(row[3], number) {
			t.Errorf("%s names no %s...", row[1], number)
		}
	}
}
