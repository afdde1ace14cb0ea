package sim

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"casus/server/store"
	"casus/server/store/sqlite"
	"casus/server/store/storetest"
)

// A power cut leaves the log of the database torn at any byte after what was
// flushed, or with rubbish at its end. Whatever was acknowledged by then is
// there, and what is there is whole: no half command, no gap.
func TestTornLog(t *testing.T) {
	dir := t.TempDir()
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	epoch, _ := storetest.Begin(t, db)
	log := filepath.Join(dir, "casus.db-wal")
	var flushed []int64 // size of the log when the n-th command was acknowledged
	const commands = 40
	for n := range commands {
		if _, err := db.Append(ctx, numbered(epoch, n)); err != nil {
			t.Fatal(err)
		}
		flushed = append(flushed, size(t, log))
	}
	// What a killed process leaves behind: the files as they are now.
	left := t.TempDir()
	for _, name := range []string{"casus.db", "casus.db-wal"} {
		copyFile(t, filepath.Join(dir, name), filepath.Join(left, name))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(5, 0))
	for range 40 {
		cut := flushed[0] + rng.Int64N(flushed[commands-1]-flushed[0]+1)
		least := 0
		for least < commands && flushed[least] <= cut {
			least++
		}
		rubbish := make([]byte, rng.IntN(9000))
		for i := range rubbish {
			rubbish[i] = byte(rng.Uint32())
		}
		t.Run(fmt.Sprintf("%d of %d bytes and %d of rubbish", cut, flushed[commands-1], len(rubbish)), func(t *testing.T) {
			wholeAfter(t, left, cut, rubbish, least)
		})
	}
}

// wholeAfter opens the files with a log that ends in rubbish after cut bytes and
// expects at least so many commands, each of them whole.
func wholeAfter(t *testing.T, left string, cut int64, rubbish []byte, least int) {
	dir := t.TempDir()
	copyFile(t, filepath.Join(left, "casus.db"), filepath.Join(dir, "casus.db"))
	torn, err := os.ReadFile(filepath.Join(left, "casus.db-wal"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "casus.db-wal"), append(torn[:cut:cut], rubbish...), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // a copy that is thrown away
	stored, err := db.Commands(ctx, "m")
	if err != nil {
		t.Fatal(err)
	}
	if len(stored) < least {
		t.Fatalf("%d commands are left, %d were acknowledged", len(stored), least)
	}
	for n, c := range stored {
		if want := numbered(0, n); c.Cmd != want.Cmd || string(c.Reply) != string(want.Reply) {
			t.Fatalf("command %d is %s, answered %s", n, c.Cmd, c.Reply)
		}
	}
	lines := 0
	err = db.Load(ctx, "m", 1, func(l store.Line) error {
		if want := numbered(0, lines/2).Lines[lines%2]; string(l.Body) != string(want) {
			return fmt.Errorf("line %d is %s", lines, l.Body)
		}
		lines++
		return nil
	})
	if err != nil || lines != 2*len(stored) {
		t.Fatalf("%d lines of %d commands: %v", lines, len(stored), err)
	}
	epoch, head, err := db.Claim(ctx, "m")
	if err != nil || int(head) != 1+lines {
		t.Fatalf("head %d after %d lines: %v", head, lines, err)
	}
	if _, err := db.Append(ctx, numbered(epoch, len(stored))); err != nil {
		t.Fatalf("the match does not go on: %v", err)
	}
}

// numbered is the n-th command: two lines, a message and an answer.
func numbered(epoch uint64, n int) store.Append {
	text := func(what string) []byte { return fmt.Appendf(nil, "%s %d of some length, so that pages fill", what, n) }
	return store.Append{Match: "m", Head: uint64(1 + 2*n), Epoch: epoch, Actor: "a", Cmd: fmt.Sprint("c", n),
		Lines: [][]byte{text("first"), text("second")}, Reply: text("answer"), Side: text("side"), Turn: n,
		Said: &store.Message{After: uint64(1 + 2*n), Body: text("words")}}
}

func size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
