package record_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// quiet is the record of a match of two turns in which nobody orders anything.
func quiet(t testing.TB) string {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	setup := engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 2}
	g, err := engine.New(pack, setup)
	if err != nil {
		t.Fatal(err)
	}
	var lines []record.Line
	for s := g.Start(); s.Phase != world.Over; {
		cmd := engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()}
		out, err := g.Apply(&s, cmd)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, record.Line{Cmd: &cmd, Entries: out.Entries, Hash: out.Hash})
	}
	return written(t, g, lines)
}

// written is the text of a match's record, with header and closing line.
func written(t testing.TB, g *engine.Game, lines []record.Line) string {
	t.Helper()
	head := record.Header{Format: record.Format, Engine: engine.Version, Pack: g.Pack.Hash, Title: g.Scenario.Title, Setup: g.Setup}
	all := append([]record.Line{{Header: &head}}, lines...)
	var text bytes.Buffer
	prev := ""
	for _, line := range append(all, record.Seal) {
		b, sum, err := record.Encode(prev, line)
		if err != nil {
			t.Fatal(err)
		}
		text.Write(append(b, '\n'))
		prev = sum
	}
	return text.String()
}

func damage(t *testing.T, text string) *record.Damage {
	t.Helper()
	_, _, err := record.Read(strings.NewReader(text))
	var d *record.Damage
	if err != nil && !errors.As(err, &d) {
		t.Fatalf("not told as damage: %v", err)
	}
	return d
}

// A record that lost its end is told from a whole one, wherever it was cut; a
// match that goes on is read up to where it stands.
func TestACutRecordIsRefused(t *testing.T) {
	text := quiet(t)
	if d := damage(t, text); d != nil {
		t.Fatal(d)
	}
	all := strings.SplitAfter(text, "\n")
	all = all[:len(all)-1]
	for n := 1; n < len(all); n++ {
		cut := strings.Join(all[:n], "")
		if d := damage(t, cut); d == nil || d.Line != n+1 || !strings.Contains(d.Reason, "cut off") {
			t.Errorf("%d of %d lines: %v", n, len(all), d)
		}
		if _, lines, err := record.ReadRunning(strings.NewReader(cut)); err != nil || len(lines) != n-1 {
			t.Errorf("%d of %d lines of a running match: %d lines, %v", n, len(all), len(lines), err)
		}
	}
}

// Whatever byte is changed, the record is refused, at the byte's own line or the
// one that no longer follows from it.
func TestAChangedByteIsRefused(t *testing.T) {
	text := quiet(t)
	for i := 0; i < len(text); i += 7 {
		if text[i] == '\n' {
			continue
		}
		changed := text[:i] + string(text[i]^1) + text[i+1:]
		line := 1 + strings.Count(text[:i], "\n")
		if d := damage(t, changed); d == nil || d.Line != line && d.Line != line+1 {
			t.Fatalf("byte %d, line %d: %v", i, line, d)
		}
	}
}
