package web_test

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/server/match/matchtest"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// shipped is the text of a shipped rule file.
func shipped(t *testing.T, path string) string {
	t.Helper()
	pack, err := matchtest.Pack()
	if err != nil {
		t.Fatal(err)
	}
	text, ok := pack.Files[path]
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	return text
}

// swap changes the one place of a text where old stands.
func swap(t *testing.T, text, old, new string) string {
	t.Helper()
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times", old, strings.Count(text, old))
	}
	return strings.Replace(text, old, new, 1)
}

// mine is a shipped file with a remark below it.
func mine(t *testing.T, path string) webtest.File {
	return webtest.File{Name: filepath.Base(path), Text: shipped(t, path) + "# mine\n"}
}

// stateOf is what the test's clause answers in a match now; unknown where the
// rules have no such clause.
func stateOf(t *testing.T, p webtest.Place) string {
	t.Helper()
	tab := webtest.Open(t, p)
	defer tab.Conn.Close()
	var view struct {
		Clauses []struct{ Clause, State string }
	}
	if err := json.Unmarshal(tab.Heard[len(tab.Heard)-1].View, &view); err != nil {
		t.Fatal(err)
	}
	for _, c := range view.Clauses {
		if c.Clause == webtest.PactClause {
			return c.State
		}
	}
	if status, _ := webtest.Get(t, p.Base+"/api/matches/"+p.Match+"/why?clause="+webtest.PactClause, p.Token, nil); status == http.StatusNotFound {
		return "unknown"
	}
	return "none"
}

// reach plays on without orders to the start of a turn.
func reach(tab *webtest.Tab, turn int) {
	for tab.Turn < turn || tab.Phase != "orders" {
		tab.Do(wire.VerbNext, wire.None{}) // what it reveals comes before the ack
	}
}

// Three rooms play the same turns from the same seed, one under the shipped
// rules and two under a pact with two thresholds: the same clause answers
// differently, the room says whose rules it has, and so does its record, which
// carries them elsewhere.
func TestRoomsUnderOwnRules(t *testing.T) {
	h := build(t)
	for _, row := range []struct {
		name  string
		files []webtest.File
		state string
	}{
		{"shipped", nil, "unknown"},
		{"A nervous\u202e pact", []webtest.File{webtest.Pact(300)}, "available"},
		{"A patient pact", []webtest.File{webtest.Pact(950)}, "none"},
	} {
		body := map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 2, "seed": "7"}
		var want *wire.Rules
		if row.files != nil {
			own := webtest.Bring(t, h.base, row.files...)
			if own.Status != http.StatusOK || len(own.Pack) != 64 || !slices.Equal(own.Adds, []string{"treaties/zz99.yaml"}) || len(own.Replaces) != 0 {
				t.Fatalf("brought: %s %+v", told(own), own)
			}
			body["pack"], body["rules"] = own.Pack, row.name
			want = &wire.Rules{Pack: own.Pack, Name: strings.ReplaceAll(row.name, "\u202e", "")}
		}
		tab := webtest.Open(t, webtest.Create(t, h.base, body))
		if got := tab.Heard[0].Room.Rules; (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("the room says its rules are %+v, want %+v", got, want)
		}
		reach(tab, 2)
		if got := stateOf(t, tab.Place); got != row.state {
			t.Errorf("%s: the clause is %s, want %s", row.name, got, row.state)
		}
		for !tab.Over {
			tab.Do(wire.VerbNext, wire.None{})
		}
		h.replayedUnder(tab.Place, want)
	}
}

// replayedUnder opens a finished match here and, from its file, on a server
// that never saw its rules.
func (h *house) replayedUnder(p webtest.Place, want *wire.Rules) {
	h.Helper()
	type replay struct {
		Catalogue string
		Header    struct{ Rules *wire.Rules }
	}
	same := func(what string, rep replay) {
		if (rep.Header.Rules == nil) != (want == nil) || want != nil && *rep.Header.Rules != *want {
			h.Errorf("%s says its rules are %+v, want %+v", what, rep.Header.Rules, want)
		}
	}
	var here, there replay
	webtest.Get(h, h.base+"/api/matches/"+p.Match+"/replay?as=public", p.Token, &here)
	same("the replay", here)
	file := p.Record(h)
	if want != nil && !strings.Contains(file, "ZZ99-1") {
		h.Error("the file does not carry its rules")
	}
	other := build(h.T)
	var opened struct{ Replay string }
	if status, code := webtest.PostText(h, other.base+"/api/replays", file, &opened); status != http.StatusOK {
		h.Fatalf("another server does not open it: %d %s", status, code)
	}
	webtest.Get(h, other.base+"/api/replays/"+opened.Replay+"?as=public", "", &there)
	same("the imported replay", there)
	if there.Catalogue != here.Catalogue {
		h.Error("the catalogues differ")
	}
	if status, _ := webtest.Get(h, other.base+"/api/packs/"+there.Catalogue, "", nil); status != http.StatusOK {
		h.Errorf("no catalogue for the imported match: %d", status)
	}
}

// A match goes on under its rules after a restart, asleep or awake, although
// the server has others.
func TestOwnRulesOutliveARestart(t *testing.T) {
	h := build(t)
	own := webtest.Bring(t, h.base, webtest.Pact(300))
	place := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 2, "seed": "7", "pack": own.Pack})
	tab := webtest.Open(t, place)
	h.shut()
	h.open(h.addr())
	if f := tab.Resume(); f.T != "live" {
		t.Fatalf("resumed with %.80s", f.Raw)
	}
	reach(tab, 2)
	if got := stateOf(t, place); got != "available" {
		t.Errorf("after the restart the clause is %s", got)
	}
	if again := webtest.Create(t, h.base, map[string]any{"mode": "room", "pack": own.Pack}); again.Room == "" {
		t.Error("no second room under the same rules")
	}
}

// Files as teachers have them: alone, in a zip, in a zip of their folder.
func TestWaysToBringRules(t *testing.T) {
	h := build(t)
	rd := mine(t, "treaties/rd24.yaml")
	deep := func(dir string) webtest.File { return webtest.File{Name: dir + "treaties/rd24.yaml", Text: rd.Text} }
	note := webtest.File{Name: "pack/README.md", Text: "for the class"}
	mac := webtest.File{Name: "__MACOSX/pack/treaties/._rd24.yaml", Text: "\x00\x01"}
	alone := webtest.Bring(t, h.base, rd)
	for name, files := range map[string][]webtest.File{
		"a zip":                       {{Name: "own.zip", Text: webtest.Zip(t, deep(""))}},
		"a zip without folders":       {{Name: "own.zip", Text: webtest.Zip(t, rd)}},
		"a zip of a folder":           {{Name: "OWN.ZIP", Text: webtest.Zip(t, note, mac, deep("pack/"))}},
		"a zip with backslashes":      {{Name: "own.zip", Text: webtest.Zip(t, webtest.File{Name: `treaties\rd24.yaml`, Text: rd.Text})}},
		"a file with somebody's path": {{Name: "/home/teacher/rd24.yaml", Text: rd.Text}},
	} {
		if p := webtest.Bring(t, h.base, files...); p.Pack != alone.Pack {
			t.Errorf("%s: %+v", name, p)
		}
	}
	more := webtest.Bring(t, h.base, rd, webtest.Pact(300))
	if !slices.Equal(more.Adds, []string{"treaties/zz99.yaml"}) || more.Pack == alone.Pack {
		t.Errorf("two files: %+v", more)
	}
	if same := webtest.Bring(t, h.base, webtest.File{Name: "rd24.yaml", Text: shipped(t, "treaties/rd24.yaml")}); len(same.Replaces)+len(same.Adds) != 0 || same.Status != http.StatusOK {
		t.Errorf("the shipped file: %+v", same)
	}
}

// The form's scenarios are those of the chosen rules.
func TestOwnScenario(t *testing.T) {
	h := build(t)
	text := swap(t, shipped(t, "scenarios/november-2024.yaml"), "scenario: november-2024", "scenario: my-autumn")
	own := webtest.Bring(t, h.base, webtest.File{Name: "my-autumn.yaml", Text: swap(t, text, "title: November 2024", "title: My autumn")})
	if len(own.Scenarios) != 10 || own.Scenarios[0].Title != "My autumn" || !slices.Equal(own.Adds, []string{"scenarios/my-autumn.yaml"}) {
		t.Fatalf("brought: %+v", own)
	}
	body := map[string]any{"mode": "room", "scenario": "my-autumn"}
	if _, code := webtest.Post(t, h.base+"/api/rooms", "", body, nil); code != "malformed" {
		t.Errorf("the server's own rules have it: %s", code)
	}
	body["pack"] = own.Pack
	webtest.Create(t, h.base, body)
	body["pack"] = strings.Repeat("0", 64)
	if _, code := webtest.Post(t, h.base+"/api/rooms", "", body, nil); code != "not_found" {
		t.Errorf("rules nobody brought: %s", code)
	}
}
