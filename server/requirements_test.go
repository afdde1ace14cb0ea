package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/rules"
	"casus/rules/load"
	"casus/server/study"
	"casus/server/study/validate"
)

// articleAsks are the requirements that each page must answer for.
var articleAsks = map[string][]string{
	"rules": {"R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "R31", "R32", "R35", "R36", "R37", "R59"},
	"engine": {
		"R16", "R17", "R18", "R19", "R20", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30", "R33", "R34", "R38", "R39",
		"R40", "R41", "R42", "R43", "R44", "R45", "R46", "R47", "R48", "R49", "R50", "R51", "R52", "R53", "R54", "R55", "R56", "R57", "R58", "R60",
	},
}

var (
	tableRow = regexp.MustCompile(`(?m)^\| (R\d+) \| ([^|]+) \| ([^|]+) \|$`)
	quoted   = regexp.MustCompile("`([^`]+)`")
)

// Every requirement of the source article names what shows it, and what it names
// is there: a test inside a rule file, a case, a story, a scenario, a Go test, a
// fact of the validation or a figure of a study.
func TestRequirementsNameWhatShowsThem(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for page, asks := range articleAsks {
		text, err := os.ReadFile(filepath.Join("..", page, "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		found := shown(t, pack, string(text))
		for _, r := range asks {
			if !slices.Contains(found, r) {
				t.Errorf("%s/README.md has no row for %s", page, r)
			}
		}
	}
}

// shown checks the rows of a page and lists the requirements they are about.
func shown(t *testing.T, pack *rules.Pack, text string) (found []string) {
	t.Helper()
	for _, row := range tableRow.FindAllStringSubmatch(text, -1) {
		found = append(found, row[1])
		proofs := quoted.FindAllStringSubmatch(row[3], -1)
		if len(proofs) == 0 {
			t.Errorf("%s names nothing that shows it", row[1])
		}
		for _, p := range proofs {
			if err := exists(pack, p[1]); err != nil {
				t.Errorf("%s: %v", row[1], err)
			}
		}
	}
	return found
}

// exists looks up what a row names: "RD24: the name of a test", "case H26",
// "story shelling_2024", "scenario tutorial", "fact 7", "figure provocations" or
// "engine/mechanism TestName".
func exists(pack *rules.Pack, proof string) error {
	subject, name, _ := strings.Cut(proof, " ")
	if code, ok := strings.CutSuffix(subject, ":"); ok {
		return hasRuleTest(pack, code, name)
	}
	switch subject {
	case "case":
		if slices.ContainsFunc(pack.Cases, func(c *rules.Case) bool { return c.ID == name }) {
			return nil
		}
		return fmt.Errorf("there is no case %s", name)
	case "scenario":
		if slices.ContainsFunc(pack.Scenarios, func(s *rules.Scenario) bool { return s.ID == name }) {
			return nil
		}
		return fmt.Errorf("there is no scenario %s", name)
	case "fact":
		_, err := validate.Select([]string{name})
		return err
	case "figure":
		if slices.ContainsFunc(study.Measures, func(m study.Measure) bool { return m.Name == name }) {
			return nil
		}
		return fmt.Errorf("a study has no figure %s", name)
	case "story":
		_, err := os.Stat(filepath.Join("..", "engine", "testdata", name+".txt"))
		return err
	}
	return hasGoTest(subject, name)
}

func hasRuleTest(pack *rules.Pack, code, name string) error {
	for _, t := range pack.Treaties {
		if t.Code == code && slices.ContainsFunc(t.Tests, func(x rules.Test) bool { return x.Name == name }) {
			return nil
		}
	}
	for _, a := range pack.Actions {
		if a.ID == code && slices.ContainsFunc(a.Tests, func(x rules.ActionTest) bool { return x.Name == name }) {
			return nil
		}
	}
	return fmt.Errorf("%s has no test called %q", code, name)
}

func hasGoTest(folder, name string) error {
	files, err := filepath.Glob(filepath.Join("..", folder, "*_test.go"))
	if err != nil {
		return err
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		if strings.Contains(string(text), "\nfunc "+name+"(") {
			return nil
		}
	}
	return fmt.Errorf("%s has no %s", folder, name)
}
