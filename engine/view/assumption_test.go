package view

import (
	"testing"

	"casus/engine"
	"casus/rules/load"
)

// A match says which contested findings it takes for granted: those its
// scenario turned on, and those its setup did.
func TestAMatchNamesItsAssumptions(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for set, want := range map[int32]bool{0: false, 300: true} {
		g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Params: map[string]int32{"moral_hazard": set}})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, a := range CatalogueOf(g).Assumptions {
			got[a.Name] = a.On
			if a.Says == "" || a.Source == "" {
				t.Errorf("%s says nothing of itself or where it comes from", a.Name)
			}
		}
		if got["moral_hazard"] != want || got["stability_instability"] || !got["restraint"] {
			t.Errorf("moral_hazard=%d: the catalogue says %v", set, got)
		}
	}
}

func TestHintsTravelWithTheScenario(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "tutorial"})
	if err != nil {
		t.Fatal(err)
	}
	if hints := CatalogueOf(g).Hints; len(hints) != 4 || hints[0].Turn != 1 || hints[3].Turn != 2 {
		t.Fatalf("hints: %+v", hints)
	}
}
