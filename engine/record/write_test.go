package record

import (
	"bytes"
	"encoding/json"
	"testing"

	"pgregory.net/rapid"
)

// A line is written to the byte as encoding/json would write it, whatever is in it:
// records of earlier programs were written by that, and a program that reads one
// compares.
func TestLinesAreWrittenAsEver(t *testing.T) {
	lines, prevs := rapid.Make[Line](), rapid.String()
	rapid.Check(t, func(t *rapid.T) {
		line, prev := lines.Draw(t, "line"), prevs.Draw(t, "prev")
		want, err := json.Marshal(chained{line, prev})
		if err != nil {
			t.Fatal(err)
		}
		b, sum, err := Encode(prev, line)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b, want) {
			t.Fatalf("wrote %s, encoding/json writes %s", b, want)
		}
		if sum != Sum(want) {
			t.Fatalf("the sum is %s, not %s", sum, Sum(want))
		}
	})
}
