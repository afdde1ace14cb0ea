package view

import (
	"testing"

	"casus/engine"
	"casus/rules/load"
)

// North Korea stands under its own arsenal and, by the treaty of 2024, two
// allies; under that of 2000 China alone has promised to fight.
func TestShieldsOfNorthKorea(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	scale := map[string]int{}
	for _, s := range CatalogueOf(g).Shields {
		if s.Of == "PRK" {
			scale[s.By+" by "+s.Clause] = s.Scale
		}
		if s.By == s.Of {
			t.Errorf("%s shields itself by %s", s.By, s.Clause)
		}
	}
	for layer, want := range map[string]int{"RUS by RD24-4": 3, "CHN by CD61-2b": 4, "RUS by SD61-1": 4} {
		if got, ok := scale[layer]; !ok || got != want {
			t.Errorf("%s: scale %d, there %v, want %d", layer, got, ok, want)
		}
	}
	for layer := range scale {
		if layer == "RUS by RD00-2" {
			t.Error("a duty to get in touch counts as a shield")
		}
	}
	if got := CatalogueOf(g).Umbrella; got != "wmd_only" {
		t.Errorf("the umbrella of the scenario is %q", got)
	}
}
