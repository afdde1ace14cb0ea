package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// A class is backed up while its players seal orders; the machine dies; the
// class goes on from the backup, elsewhere. What was acknowledged before the
// backup began is there, and the match can be played to its end and verified.
func TestBackupWhilePlayingAndRestore(t *testing.T) {
	data, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "new")
	file := filepath.Join(t.TempDir(), "class.db")
	p := start(t, "--addr", anyPort, "--data", data)
	teacher, players := class(t, p.base)
	teacher.Do(wire.VerbStart, wire.None{})
	kor, usa := players[0], players[2]
	kor.Arrive(1, "orders")
	before := wire.Orders{Lines: []int{firstLegal(t, kor.Legal)}}
	id := webtest.NewID()
	if f := kor.CommandAs(id, wire.VerbOrders, before); f.T != "ack" {
		t.Fatalf("the order was refused: %s", f.Raw)
	}
	backUpMeanwhile(t, data, file, func() { usa.Do(wire.VerbOrders, wire.Orders{Lines: []int{}}) })
	for _, tab := range players {
		tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	}
	kor.Arrive(1, "response") // told after the backup, so the restored class has not heard it
	p.kill()

	var held holdings
	must(t, json.Unmarshal([]byte(works(t, "restore", file, "--data", elsewhere, "--json")), &held))
	if held.Rooms != 1 || held.Running != 1 || held.Lines < 2 {
		t.Fatalf("restored %+v", held)
	}
	p = start(t, "--addr", strings.TrimPrefix(p.base, "http://"), "--data", elsewhere)
	if f := kor.Resume(); f.T != "snapshot" || kor.Turn != 1 || kor.Phase != "orders" {
		t.Fatalf("a tab that has heard more than was restored came back with %.200s", f.Raw)
	}
	if !strings.Contains(string(kor.Heard[len(kor.Heard)-1].View), `"sent":{"lines":[`) {
		t.Fatal("the order that was acknowledged before the backup is gone")
	}
	for _, tab := range players[1:] {
		tab.Resume()
		tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	}
	kor.Arrive(1, "response")
	saved := filepath.Join(t.TempDir(), "match.ndjson.zst")
	works(t, "replay", "save", kor.Match, "--data", elsewhere, "--out", saved)
	if said := works(t, "replay", "verify", saved); !strings.Contains(said, "states checked") {
		t.Fatalf("verify says %q", said)
	}
}

// backUpMeanwhile backs up in a process of its own and plays on meanwhile, as
// often as the limit on commands lets one player.
func backUpMeanwhile(t *testing.T, data, file string, play func()) {
	t.Helper()
	cmd := program(t, "backup", "--data", data, "--out", file)
	var notes strings.Builder
	cmd.Stderr = &notes
	must(t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for range 15 {
		play()
	}
	if err := <-ended; err != nil {
		t.Fatalf("the backup failed: %v\n%s", err, &notes)
	}
}

// What backup and restore refuse is one sentence that says what to do, and it
// leaves everything as it was.
func TestBackupAndRestoreRefuse(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	p := start(t, "--addr", anyPort, "--data", at("used"))
	webtest.Create(t, p.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	works(t, "backup", "--data", at("used"), "--out", at("good.db"))
	works(t, "restore", at("good.db"), "--data", at("full"))
	good, err := os.ReadFile(at("good.db"))
	must(t, err)
	must(t, os.WriteFile(at("cut.db"), good[:len(good)/2], 0o600))
	must(t, os.WriteFile(at("text.db"), []byte(strings.Repeat("no database ", 1000)), 0o600))

	cases := []struct {
		name, args string
		want       []string
	}{
		{"never overwrites", "backup --data used --out good.db", []string{"good.db is there already", "--force"}},
		{"no database", "backup --data nowhere --out other.db", []string{"no database in", "--data"}},
		{"nowhere to write", "backup --data used --out nowhere/other.db", []string{"cannot write beside"}},
		{"folder in use", "restore good.db --data used", []string{"in use by another server", "--data"}},
		{"folder in use, forced", "restore good.db --data used --force", []string{"in use by another server"}},
		{"folder with matches", "restore good.db --data full", []string{"holds matches (1)", "--force"}},
		{"half a backup", "restore cut.db --data new", []string{"not restored", "cut.db"}},
		{"no backup", "restore text.db --data new", []string{"not restored", "text.db"}},
		{"not there", "restore nothing.db --data new", []string{"not restored", "nothing.db", "no such file"}},
		{"no such match", "replay save 123 --data used --out match.ndjson", []string{"no match 123", "replay save"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			args := strings.Fields(c.args)
			for i, a := range args {
				if i > 0 && !strings.HasPrefix(a, "--") && a != "save" && a != "123" {
					args[i] = at(a)
				}
			}
			said := fails(t, args...)
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("said %q, without %q", said, want)
				}
			}
		})
	}
	if again, err := os.ReadFile(at("good.db")); err != nil || string(again) != string(good) {
		t.Error("the backup was touched")
	}
	if _, err := os.Stat(at("new")); !os.IsNotExist(err) {
		t.Error("a refused restore made a folder")
	}
	if left, err := filepath.Glob(at(".casus-*")); err != nil || len(left) > 0 {
		t.Errorf("scratch folders stay behind: %v", left)
	}
}

// A restore that is forced sets the old database aside, with everything in it.
func TestForcedRestoreSetsAside(t *testing.T) {
	dir := t.TempDir()
	data, file := filepath.Join(dir, "data"), filepath.Join(dir, "class.db")
	p := start(t, "--addr", anyPort, "--data", data)
	webtest.Create(t, p.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	works(t, "backup", "--data", data, "--out", file)
	later := webtest.Create(t, p.base, map[string]any{"mode": "solo", "seat": "PRK", "bot": "hold"})
	p.kill() // its write-ahead file stays

	var held holdings
	must(t, json.Unmarshal([]byte(works(t, "restore", file, "--data", data, "--force", "--json")), &held))
	if held.Running != 1 || held.Aside == "" {
		t.Fatalf("restored %+v", held)
	}
	if said := fails(t, "replay", "save", later.Match, "--data", data, "--out", filepath.Join(dir, "x.ndjson")); !strings.Contains(said, "no match") {
		t.Fatalf("said %q", said)
	}
	// The database that was set aside is as good a backup as any.
	must(t, json.Unmarshal([]byte(works(t, "restore", held.Aside, "--data", filepath.Join(dir, "old"), "--json")), &held))
	if held.Running != 2 {
		t.Fatalf("of two matches %d were set aside", held.Running)
	}
}
