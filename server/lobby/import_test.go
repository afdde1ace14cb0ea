package lobby

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/server/match/matchtest"
	"casus/server/store/mem"
	"casus/server/wire"

	"go.uber.org/zap"
)

// reader is a lobby that only opens records.
func reader(t testing.TB) *Lobby {
	t.Helper()
	db := mem.New()
	l, err := Open(context.Background(), Config{Store: db, Games: matchtest.Games(t, db), Clock: matchtest.NewClock(),
		Bot: matchtest.Bot, Bots: bot.Names(), Log: zap.NewNop()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.Stop)
	return l
}

// played writes the record of what an engine takes from a list of commands, one
// JSON object a line: whatever else is in the list did not happen.
func played(t testing.TB, text []byte) []byte {
	t.Helper()
	g := matchtest.Game(t, 2)
	head := record.Header{Format: record.Format, Engine: engine.Version, Pack: g.Pack.Hash, Title: "a file", Setup: g.Setup}
	lines := []record.Line{{Header: &head}}
	s := g.Start()
	for row := range bytes.Lines(text) {
		var cmd engine.Command
		if json.Unmarshal(row, &cmd) != nil || s.Phase == world.Over {
			continue
		}
		next := s
		out, err := g.Apply(&next, cmd)
		if err != nil {
			continue
		}
		s = next
		lines = append(lines, record.Line{Cmd: &cmd, Entries: out.Entries, Hash: out.Hash})
	}
	var file bytes.Buffer
	prev := ""
	for _, line := range append(lines, record.Seal) {
		b, sum, err := record.Encode(prev, line)
		if err != nil {
			t.Fatal(err)
		}
		file.Write(append(b, '\n'))
		prev = sum
	}
	return file.Bytes()
}

// commands are a short match as the fuzzer takes it.
func commands(t testing.TB, cmds ...engine.Command) []byte {
	t.Helper()
	var out bytes.Buffer
	for _, c := range cmds {
		b, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	return out.Bytes()
}

func advance(turn int, phase string) engine.Command {
	return engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: turn, Phase: phase}
}

// What an engine played can be opened, looked at by everybody and explained; with
// any one byte changed it is refused and nothing is kept.
func FuzzImport(f *testing.F) {
	l := reader(f)
	f.Add(commands(f, advance(1, "orders"), advance(1, "response"), advance(2, "orders"), advance(2, "response")), 0, byte(0))
	f.Add(commands(f, engine.Command{Verb: wire.VerbOrders, Seat: rules.PRK, Turn: 1, Phase: "orders", Lines: []int{0, 1}}, advance(1, "orders")), 300, byte('x'))
	f.Add([]byte("{}\n"), 17, byte('"'))
	f.Add([]byte(`{"verb":"answers","seat":"KOR","turn":1,"phase":"response"}`+"\n"), 1, byte('\n'))
	f.Fuzz(func(t *testing.T, text []byte, at int, b byte) {
		file := played(t, text)
		whole := bytes.Clone(file)
		if n := at % len(file); n >= 0 && b != 0 && file[n] != b && n < len(file)-1 {
			file[n] = b
		}
		id, refused := l.Import(context.Background(), file)
		if bytes.Equal(file, whole) != (refused == nil) {
			t.Fatalf("changed %v, refused %v", !bytes.Equal(file, whole), refused)
		}
		if refused != nil {
			return
		}
		for _, as := range []view.Audience{view.All, view.Public, view.Seat(rules.PRK)} {
			rep, refused := l.Imported(id, as)
			if refused != nil || len(rep.Steps) == 0 {
				t.Fatalf("opened, but not for %s: %v", as, refused)
			}
		}
	})
}

// Files that are no record, or one that tells of rules, seats or turns that are
// not there, are refused in words.
func TestSecurity18HostileRecords(t *testing.T) {
	l := reader(t)
	whole := string(played(t, commands(t, advance(1, "orders"))))
	head, _, _ := strings.Cut(whole, "\n")
	for name, text := range map[string]string{
		"nothing":                 "",
		"no JSON":                 "PK\x03\x04",
		"very deep":               strings.Repeat("[", 1<<20),
		"one endless line":        `{"header":{"title":"` + strings.Repeat("x", record.MaxLine),
		"a header alone":          head + "\n",
		"the end cut off":         whole[:len(whole)-40],
		"other rules":             strings.Replace(whole, `"pack":"`, `"pack":"0`, 1),
		"a scenario of no rules":  strings.Replace(whole, "november-2024", "december-2024", 1),
		"more turns than there":   strings.Replace(whole, `"turns":2`, `"turns":2000000`, 1),
		"a command twice":         whole + whole,
		"files that are no rules": strings.Replace(whole, `"setup":`, `"files":{"../../etc/passwd":"x"},"setup":`, 1),
	} {
		if id, refused := l.Import(context.Background(), []byte(text)); refused == nil || refused.Code != wire.Malformed || refused.Reason == "" {
			t.Errorf("%s: opened as %q, %v", name, id, refused)
		}
	}
	if len(l.shelf.books) != 0 {
		t.Errorf("%d of them are kept", len(l.shelf.books))
	}
}
