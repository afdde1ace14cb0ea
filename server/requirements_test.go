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
)

// articleAsks are the requirements that rules/README.md must answer for.
var articleAsks = []string{"R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14", "R15", "R31", "R32", "R35", "R36", "R37", "R59"}

var (
	tableRow = regexp.MustCompile(`(?m)^\| (R\d+) \| ([^|]+) \| ([^|]+) \|$`)
	quoted   = regexp.MustCompile("`([^`]+)`")
)

// Every requirement on the treaties names what shows it, and what it names is
// there: a test inside a rule file, a case, a story or a Go test.
func TestRequirementsNameWhatShowsThem(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "rules", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, row := range tableRow.FindAllStringSubmatch(string(text), -1) {
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
	for _, r := range articleAsks {
		if !slices.Contains(found, r) {
			t.Errorf("rules/README.md has no row for %s", r)
		}
	}
}

// exists looks up what a row names: "RD24: the name of a test", "case H26",
// "story shelling_2024" or "engine/mechanism TestName".
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
