package assets_test

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"

	"casus/assets"
)

func TestEveryPanelIsDrawn(t *testing.T) {
	for name, countries := range map[string]int{"theatre": 5, "us": 1, "ukraine": 2, "strategic": 7} {
		raw, err := assets.Files.ReadFile("map/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var panel struct {
			ID        string
			Countries []struct{ ID, D string }
		}
		if err := json.Unmarshal(raw, &panel); err != nil {
			t.Fatal(err)
		}
		if panel.ID != name || len(panel.Countries) != countries {
			t.Errorf("%s: id %s with %d countries, want %d", name, panel.ID, len(panel.Countries), countries)
		}
		for _, c := range panel.Countries {
			if len(c.D) < 40 {
				t.Errorf("%s: %s is not drawn", name, c.ID)
			}
		}
	}
}

// Every catalogue in the folder travels in the binary.
func TestEnglishIsComplete(t *testing.T) {
	found, err := fs.Glob(assets.Files, "text/en/*.ftl")
	there, errThere := filepath.Glob("text/en/*")
	if err != nil || errThere != nil || len(found) == 0 || !slices.Equal(found, there) {
		t.Errorf("embedded %v, in the folder %v, %v, %v", found, there, err, errThere)
	}
}
