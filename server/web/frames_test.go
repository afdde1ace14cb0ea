package web_test

import (
	"bytes"
	"compress/flate"
	"fmt"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// What a frame holds may be as wrong as it likes: it is refused with a code, or
// it ends its own socket; the match does not change.
func TestSecurity12BadFrames(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	const text, binary, more, last, compressed = 0x81, 0x82, 0x01, 0x80, 0xc1
	const ping = `{"t":"ping","n":1}`
	padded := func(n int) []byte { return []byte(ping + strings.Repeat(" ", n-len(ping))) }
	cmd := func(rest string) []byte {
		return []byte(fmt.Sprintf(`{"t":"cmd","id":%q,"verb":"ready"%s}`, webtest.NewID(), rest))
	}
	type part struct {
		first byte
		text  []byte
	}
	half := padded(wire.MaxFrame)[:wire.MaxFrame/2]
	for name, row := range map[string]struct {
		parts []part
		want  string
	}{
		"16 kB are allowed":             {[]part{{text, padded(wire.MaxFrame)}}, ""},
		"16 kB and one byte":            {[]part{{text, padded(wire.MaxFrame + 1)}}, "too_big"},
		"16 kB and one byte, in parts":  {[]part{{more, padded(wire.MaxFrame)}, {last, []byte(" ")}}, "too_big"},
		"in two parts":                  {[]part{{more, []byte(ping[:5])}, {last, []byte(ping[5:])}}, ""},
		"in parts without content":      {[]part{{more, nil}, {0, nil}, {0, nil}, {last, []byte(ping)}}, ""},
		"a binary frame":                {[]part{{binary, []byte(ping)}}, "malformed"},
		"half a text":                   {[]part{{text, half[:10]}}, "malformed"},
		"text that is not UTF-8":        {[]part{{text, []byte("{\"t\":\"ping\",\"n\":1,\"x\":\"\xc3\x28\"}")}}, "malformed"},
		"nested eight deep and one":     {[]part{{text, cmd(`,"body":{"x":` + strings.Repeat("[", 8) + strings.Repeat("]", 8) + `}`)}}, "malformed"},
		"nested as deep as it fits":     {[]part{{text, []byte(strings.Repeat("[", wire.MaxFrame))}}, "malformed"},
		"a key twice":                   {[]part{{text, cmd(`,"body":{"ready":true,"ready":false}`)}}, "malformed"},
		"a key twice, once in capitals": {[]part{{text, cmd(`,"Verb":"kick"`)}}, "malformed"},
		"a key nobody knows":            {[]part{{text, cmd(`,"role":"facilitator"`)}}, "malformed"},
		"two values":                    {[]part{{text, []byte(ping + ping)}}, "malformed"},
		"a number beyond all numbers":   {[]part{{text, []byte(`{"t":"ping","n":1e999}`)}}, "malformed"},
		"a new text inside another":     {[]part{{more, []byte(ping[:5])}, {text, []byte(ping)}}, "closed 1002"},
		"a reserved kind of frame":      {[]part{{0x83, []byte(ping)}}, "closed 1002"},
		"a bomb that was not agreed on": {[]part{{compressed, bomb(t)}}, "closed 1002"},
		"a ping in parts":               {[]part{{0x09, nil}}, "closed 1002"},
		"a continuation of nothing":     {[]part{{last, []byte(ping)}}, "closed 1002"},
	} {
		t.Run(name, func(t *testing.T) {
			h.T = t
			before := h.lines(place.Match)
			r := h.raw(place)
			if agreed := r.reply.Header.Get("Sec-Websocket-Extensions"); agreed != "" {
				t.Fatalf("compression was agreed on: %s", agreed)
			}
			for _, p := range row.parts {
				r.frame(p.first, p.text)
			}
			if got := r.answer(); got != row.want {
				t.Errorf("answered %q, want %q", got, row.want)
			}
			if after := h.lines(place.Match); after != before {
				t.Errorf("%d lines came", after-before)
			}
			r.Close()
		})
		h.clock.Advance(10 * time.Second)
	}
	h.T = t
}

// bomb is 10 MB in a few kB.
func bomb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, flate.BestCompression)
	if err == nil {
		_, err = z.Write(make([]byte, 10<<20))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil || out.Len() > wire.MaxFrame {
		t.Fatalf("%d bytes: %v", out.Len(), err)
	}
	return out.Bytes()
}
