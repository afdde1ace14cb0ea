package engine_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/engine"
	"casus/rules"
	"casus/rules/load"
)

// Every shipped scenario has a story in testdata that shows its point.
func TestEveryScenarioHasAStory(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, sc := range pack.Scenarios {
		// Stories play november-2024 unless they say something else.
		if told := strings.Contains(all.String(), "match scenario="+sc.ID+" "); !told && sc.ID != "november-2024" {
			t.Errorf("no story in testdata plays the scenario %s; write scenario_%s.txt", sc.ID, strings.ReplaceAll(sc.ID, "-", "_"))
		}
	}
}

// A success test that is met before the first order would say nothing, and
// neither would a scenario whose summary leaves out how long it takes.
func TestScenariosBeginUnmetAndSayHowLongTheyTake(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, sc := range pack.Scenarios {
		g, err := engine.New(pack, engine.Setup{Scenario: sc.ID, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		s := g.Start()
		if g.Succeeded(&s) {
			t.Errorf("%s has succeeded before it begins", sc.ID)
		}
		if n := len(sc.Summary); n > 320 || !strings.Contains(sc.Summary, "turns") || !strings.Contains(sc.Summary, "You learn") {
			t.Errorf("%s: the summary must say in at most 320 letters how many turns it takes and what you learn; it has %d", sc.ID, n)
		}
	}
}

// November 2024 begins with Xi's letter to Kim: China thinks better of North Korea,
// and North Korea trusts it more, than the country files say of mid-2024 (R46).
func TestXisLetterIsInTheStart(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	for _, index := range []int{rules.Affinity.Pair(rules.CHN, rules.PRK), rules.Trust.Pair(rules.PRK, rules.CHN)} {
		letter := false
		for _, d := range g.Scenario.Deltas {
			letter = letter || d.Index == index && strings.Contains(d.Why, "letter")
		}
		if midYear := countryValue(pack, index); s.Facts[index] <= midYear || !letter {
			t.Errorf("%d: %d at the start, %d in mid-2024, put down to the letter: %t", index, s.Facts[index], midYear, letter)
		}
	}
}

func countryValue(pack *rules.Pack, index int) int32 {
	for _, c := range pack.Countries {
		for _, d := range c.Values {
			if d.Index == index {
				return d.Value
			}
		}
	}
	return 0
}
