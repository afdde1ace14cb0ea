package scribe_test

import (
	"encoding/json"
	"testing"

	"casus/engine/scribe"

	"pgregory.net/rapid"
)

// fields is what the struct tags of encoding/json say in many places.
type fields struct {
	N int32    `json:"n,omitempty"`
	S string   `json:"s,omitempty"`
	L []string `json:"l,omitempty"`
	M []int    `json:"m,omitempty"`
	F bool     `json:"f,omitempty"`
	I int32    `json:"i"`
	T string   `json:"t"`
}

// Whatever is written is what encoding/json writes.
func TestAsTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := fields{
			N: rapid.Int32().Draw(t, "n"), I: rapid.Int32().Draw(t, "i"), F: rapid.Bool().Draw(t, "f"),
			S: rapid.String().Draw(t, "s"), T: string(rapid.SliceOf(rapid.Byte()).Draw(t, "t")),
			M: rapid.SliceOf(rapid.Int()).Draw(t, "m"),
			L: rapid.SliceOf(rapid.SampledFrom([]string{"", "D4", `a"b`, "<&>", "\u2028", "\xff"})).Draw(t, "l"),
		}
		want, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		b := []byte("{")
		for _, add := range []func([]byte) []byte{
			func(b []byte) []byte { return scribe.Number(b, `"n":`, f.N) },
			func(b []byte) []byte { return scribe.Text(b, `"s":`, f.S) },
			func(b []byte) []byte { return scribe.Texts(b, `"l":`, f.L) },
			func(b []byte) []byte { return scribe.Ints(b, `"m":`, f.M) },
			func(b []byte) []byte { return scribe.Flag(b, `"f":`, f.F) },
			func(b []byte) []byte { return scribe.Int(append(b, `"i":`...), f.I) },
			func(b []byte) []byte { return scribe.String(append(b, `"t":`...), f.T) },
		} {
			before := len(b)
			if b = add(b); len(b) > before {
				b = append(b, ',')
			}
		}
		b[len(b)-1] = '}'
		if string(b) != string(want) {
			t.Fatalf("wrote %s, encoding/json writes %s", b, want)
		}
	})
}
