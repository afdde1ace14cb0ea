package parse

import (
	"os"
	"path/filepath"
	"testing"
)

// readAll parses every file of a kind in the library.
func TestTheShippedFilesParse(t *testing.T) {
	places := Places{}
	for pass := range 2 {
		for _, pattern := range []string{"../library/*.yaml", "../library/*/*.yaml", "../library/*/*/*.yaml"} {
			paths, err := filepath.Glob(pattern)
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range paths {
				readOne(t, path, places, pass == 0)
			}
		}
	}
	if len(places) == 0 {
		t.Fatal("the library has no places")
	}
}

func readOne(t *testing.T, path string, places Places, onlyPlaces bool) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Open(path, string(text))
	if err != nil {
		t.Errorf("%v", err)
		return
	}
	if onlyPlaces != (d.Kind == KindPlace) {
		return
	}
	switch d.Kind {
	case KindTreaty:
		_, err = d.Treaty(places)
	case KindAction:
		_, err = d.Action()
	case KindPlace:
		p, wrong := d.Place()
		places[p.ID], err = len(places), wrong
	case KindCountry:
		_, err = d.Country()
	case KindInject:
		_, err = d.Inject(places)
	case KindDoctrine:
		_, err = d.Doctrine()
	case KindScenario:
		_, err = d.Scenario()
	case KindDisputes:
		_, err = d.Disputes()
	}
	if err != nil {
		t.Errorf("%v", err)
	}
}
