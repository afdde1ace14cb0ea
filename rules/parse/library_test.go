package parse

import (
	"os"
	"path/filepath"
	"testing"
)

// Places first: events name them.
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
	if d.Kind == KindPlace {
		p, wrong := d.Place()
		places[p.ID], err = len(places), wrong
	} else {
		err = d.noun(places)
	}
	if err != nil {
		t.Errorf("%v", err)
	}
}
