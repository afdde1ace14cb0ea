package load

import (
	"fmt"
	"strings"
	"testing"
)

// Sets of places in conditions are one word of bits: the place too many is
// named, and no condition takes the blame for it.
func TestTooManyPlaces(t *testing.T) {
	files := base(t)
	for i := range MaxPlaces {
		files[fmt.Sprintf("places/p%02d.yaml", i)] = fmt.Sprintf(
			"format: casus/1\nplace: p%02d\nname: P\nkind: land\nadministered_by: PRK\nclaimed_by: []\nat: [127.0, 37.0]\n", i)
	}
	_, err := FromFiles(files)
	if err == nil || !strings.Contains(err.Error(), "with p63 the rules have more than 64 places") || strings.Contains(err.Error(), "treaties/") {
		t.Fatal(err)
	}
	delete(files, "places/p63.yaml")
	if _, err := FromFiles(files); err != nil {
		t.Fatal(err)
	}
}
