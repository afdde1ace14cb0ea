package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/engine/record"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// A match under rules that somebody brought goes on under them when the server
// was killed, and its record replays elsewhere under the rules it carries.
func TestOwnRulesOutliveAKill(t *testing.T) {
	data := t.TempDir()
	p := start(t, "--addr", anyPort, "--data", data)
	pact := webtest.Pact(300)
	own := webtest.Bring(t, p.base, webtest.File{Name: "own.zip", Text: webtest.Zip(t, webtest.File{Name: "own/treaties/zz99.yaml", Text: pact.Text})})
	if own.Status != http.StatusOK || len(own.Adds) != 1 {
		t.Fatalf("brought: %+v", own)
	}
	tab := webtest.Open(t, webtest.Create(t, p.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 3, "seed": "7",
		"pack": own.Pack, "rules": "A nervous pact"}))
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{firstLegal(t, tab.Legal)}})
	tab.Do(wire.VerbNext, wire.None{})
	p.kill()

	p = start(t, "--addr", strings.TrimPrefix(p.base, "http://"), "--data", data)
	if f := tab.Resume(); f.T != "live" || tab.Heard[len(tab.Heard)-2].Room.Rules == nil {
		t.Fatalf("resumed with %.200s", f.Raw)
	}
	for !tab.Over {
		tab.Do(wire.VerbNext, wire.None{})
	}
	file := filepath.Join(t.TempDir(), "match.ndjson")
	must(t, os.WriteFile(file, []byte(tab.Record(t)), 0o600))
	h, lines, err := readRecord(file)
	must(t, err)
	if h.Pack != own.Pack || h.Rules != "A nervous pact" || h.Files["treaties/zz99.yaml"] != pact.Text {
		t.Fatalf("the record names the rules %.12s, %q", h.Pack, h.Rules)
	}
	g, err := gameOf(h)
	must(t, err)
	if _, err := record.Replay(g, lines, nil); err != nil {
		t.Fatalf("the record does not replay: %v", err)
	}
	tab.Conn.Close()
}
