package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"casus/engine"
	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/klauspost/compress/zstd"
)

// With these the test plays with another build of the program and keeps the
// folder it leaves; testdata/folders/README.md says when and how.
var (
	folderBy = flag.String("folder-by", "", "program that makes the folder (default: this one)")
	folderTo = flag.String("folder-to", "", "name, without extension, under which to keep the folder")
)

// kept is what somebody who was in the room remembers of a folder.
type kept struct {
	Players []webtest.Place `json:"players"` // the first gave the order
	Teacher webtest.Place   `json:"teacher"`
	Epoch   string          `json:"epoch"` // of the first player's events
	Offset  uint64          `json:"offset"`
	Turn    int             `json:"turn"`
	ID      string          `json:"id"` // of the command
	Lines   []int           `json:"lines"`
}

// A folder that any earlier version left is taken over: the tables are brought
// to today's layout, every record is whole and can be read. A match of the same
// engine goes on as if nothing had happened; of another engine the room says
// what can be done.
func TestFoldersOfEarlierVersions(t *testing.T) {
	made := filepath.Join(t.TempDir(), "made")
	if *folderTo != "" {
		made = *folderTo
	}
	makeFolder(t, made)
	names, err := filepath.Glob("testdata/folders/*.db.zst")
	must(t, err)
	if len(names) < 5 {
		t.Fatalf("only %d folders are kept", len(names))
	}
	for _, name := range append(names, made+".db.zst") {
		t.Run(filepath.Base(name), func(t *testing.T) { takeOver(t, strings.TrimSuffix(name, ".db.zst")) })
	}
}

// makeFolder plays into the third turn, where one order is given, and keeps the
// database as a clean stop leaves it.
func makeFolder(t *testing.T, to string) {
	data := t.TempDir()
	cmd := program(t, "serve", "--addr", anyPort, "--data", data)
	if *folderBy != "" {
		cmd = exec.Command(*folderBy, cmd.Args[1:]...)
		cmd.Dir = filepath.Dir(*folderBy) // inside its own checkout, where its page is
	}
	p := startAs(t, cmd)
	teacher, players := class(t, p.base)
	teacher.Do(wire.VerbStart, wire.None{})
	for turn := 1; turn <= 2; turn++ {
		for _, tab := range players {
			tab.Arrive(turn, "orders")
			tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
		}
	}
	kor := players[0]
	kor.Arrive(3, "orders")
	k := kept{Teacher: teacher.Place, ID: webtest.NewID(), Lines: []int{firstLegal(t, kor.Legal)}, Turn: 3}
	if f := kor.CommandAs(k.ID, wire.VerbOrders, wire.Orders{Lines: k.Lines}); f.T != "ack" {
		t.Fatalf("the order was refused: %s", f.Raw)
	}
	k.Epoch, k.Offset = kor.Epoch, kor.Offset
	for _, tab := range players {
		k.Players = append(k.Players, tab.Place)
	}
	must(t, p.cmd.Process.Signal(syscall.SIGTERM))
	must(t, p.cmd.Wait())
	text, err := json.MarshalIndent(k, "", "  ")
	must(t, err)
	must(t, os.WriteFile(to+".json", append(text, '\n'), 0o644))
	db, err := os.ReadFile(filepath.Join(data, "casus.db"))
	must(t, err)
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	must(t, err)
	must(t, os.WriteFile(to+".db.zst", z.EncodeAll(db, nil), 0o644))
}

// takeOver serves a copy of a kept folder.
func takeOver(t *testing.T, name string) {
	var k kept
	text, err := os.ReadFile(name + ".json")
	must(t, err)
	must(t, json.Unmarshal(text, &k))
	data := t.TempDir()
	unpack(t, name+".db.zst", filepath.Join(data, "casus.db"))

	// Before any server has touched it: saved and verified as it was left.
	saved := filepath.Join(t.TempDir(), "match.ndjson.zst")
	works(t, "replay", "save", k.Teacher.Match, "--data", data, "--out", saved)
	head, lines, err := readRecord(saved)
	must(t, err)
	same := head.Engine == engine.Version
	said := works(t, "replay", "verify", saved)
	if !strings.Contains(said, fmt.Sprintf("chain whole: %d lines", len(lines)+1)) || strings.Contains(said, "states checked") != same {
		t.Fatalf("verify says:\n%s", said)
	}

	p := start(t, "--addr", anyPort, "--data", data)
	for i := range k.Players {
		k.Players[i].Base = p.base
	}
	if same {
		k.goesOn(t)
	} else {
		k.cannotGoOn(t)
	}
	p.kill()
	works(t, "backup", "--data", data, "--out", filepath.Join(t.TempDir(), "after.db"))
}

// goesOn comes back as every player: the sealed order is known and the turn can
// be played.
func (k *kept) goesOn(t *testing.T) {
	kor := &webtest.Tab{TB: t, Place: k.Players[0], Epoch: k.Epoch, Offset: k.Offset, Turn: k.Turn}
	if f := kor.Resume(); f.T != "live" || f.From != k.Offset+1 {
		t.Fatalf("resumed with %.120s", f.Raw)
	}
	if f := kor.CommandAs(k.ID, wire.VerbOrders, wire.Orders{Lines: k.Lines}); f.T != "ack" {
		t.Fatalf("the acknowledged order is not known any more: %s", f.Raw)
	}
	for _, place := range k.Players[1:] {
		webtest.Open(t, place).Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	}
	kor.Arrive(k.Turn, "response")
}

// cannotGoOn is told what can be done with the match.
func (k *kept) cannotGoOn(t *testing.T) {
	var refused struct{ Code, Reason string }
	status, code := webtest.Post(t, k.Players[0].Base+"/api/tickets", k.Players[0].Token, struct{}{}, &refused)
	if status == 200 || code != string(wire.Over) {
		t.Fatalf("asking for a ticket gave %d %s", status, code)
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	packed, err := os.ReadFile(from)
	must(t, err)
	z, err := zstd.NewReader(nil)
	must(t, err)
	defer z.Close()
	plain, err := z.DecodeAll(packed, nil)
	must(t, err)
	must(t, os.WriteFile(to, plain, 0o600))
}
