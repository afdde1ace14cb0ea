package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"casus/server/store"
)

// While one writer appends without a pause, every backup holds all that was
// acknowledged before it began, and each command whole or not at all.
func TestBackupUnderWrites(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := open(t, dir)
	defer db.Close()
	if err := db.CreateMatch(ctx, store.Match{ID: "m"}, []byte("header")); err != nil {
		t.Fatal(err)
	}
	var acked atomic.Uint64 // lines
	quit, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- appendUntil(ctx, db, quit, &acked) }()
	for n := range 8 {
		out := filepath.Join(dir, fmt.Sprintf("backup-%d", n))
		before := acked.Load()
		err := Backup(ctx, BackupPlan{Dir: dir, Out: out, Check: func(c *Copy) error {
			lines, err := count(ctx, c)
			if err == nil && (lines < before || lines%3 != 1) {
				err = fmt.Errorf("%d lines, of %d acknowledged", lines, before)
			}
			return err
		}})
		if err != nil {
			t.Error(err)
		}
	}
	close(quit)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if acked.Load() < 10 {
		t.Fatalf("only %d lines were written meanwhile", acked.Load())
	}
}

// appendUntil writes commands of three lines.
func appendUntil(ctx context.Context, db *DB, quit <-chan struct{}, acked *atomic.Uint64) error {
	epoch, head, err := db.Claim(ctx, "m")
	for n := 0; err == nil; n++ {
		select {
		case <-quit:
			return nil
		default:
		}
		var r store.Receipt
		r, err = db.Append(ctx, store.Append{Match: "m", Head: head, Epoch: epoch, Actor: "a", Cmd: fmt.Sprint(n),
			Lines: [][]byte{[]byte("1"), []byte("2"), []byte("3")}})
		head = r.Head
		acked.Store(head)
	}
	return err
}

// count counts a copy's lines, which must be numbered without a hole.
func count(ctx context.Context, s store.Reading) (n uint64, err error) {
	err = s.Load(ctx, "m", 0, func(l store.Line) error {
		if l.Seq != n {
			return fmt.Errorf("line %d follows %d lines", l.Seq, n)
		}
		n++
		return nil
	})
	return n, err
}

// A copy that does not pass its check never gets the name, and what had the
// name stays.
func TestBackupThatFailsItsCheck(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := open(t, dir)
	defer db.Close()
	out := filepath.Join(dir, "backup")
	if err := os.WriteFile(out, []byte("the last good one"), 0o600); err != nil {
		t.Fatal(err)
	}
	bad := errors.New("bad")
	if err := Backup(ctx, BackupPlan{Dir: dir, Out: out, Force: true, Check: func(*Copy) error { return bad }}); !errors.Is(err, bad) {
		t.Fatalf("got %v", err)
	}
	if text, err := os.ReadFile(out); err != nil || string(text) != "the last good one" {
		t.Fatalf("the earlier backup is %q, %v", text, err)
	}
}

// A restored database says that it is one, each time another way.
func TestRestoredSaysSo(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := open(t, dir)
	defer db.Close()
	out := filepath.Join(dir, "backup")
	if err := Backup(ctx, BackupPlan{Dir: dir, Out: out}); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, folder := range []string{dir, filepath.Join(dir, "a"), filepath.Join(dir, "b")} {
		from := db
		if folder != dir {
			if _, err := Restore(ctx, RestorePlan{From: out, Dir: folder}); err != nil {
				t.Fatal(err)
			}
			from = open(t, folder)
			defer from.Close()
		}
		name, err := from.Restored(ctx)
		if err != nil || (name == "") != (folder == dir) || seen[name] {
			t.Fatalf("%s is called %q, %v", folder, name, err)
		}
		seen[name] = true
	}
}

// A database that a later version laid out is left alone, whoever asks.
func TestNewerLayoutIsRefused(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := open(t, dir)
	err := db.do(ctx, func(t *tx) error {
		_, err := t.exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (9000, 1)")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, opened := Open(ctx, dir)
	backed := Backup(ctx, BackupPlan{Dir: dir, Out: filepath.Join(dir, "backup")})
	_, restored := Restore(ctx, RestorePlan{From: File(dir), Dir: t.TempDir()})
	for _, err := range []error{opened, backed, restored} {
		var newer *Newer
		if !errors.As(err, &newer) || newer.Has != 9000 || !strings.Contains(err.Error(), "newer version of Casus") || strings.Contains(err.Error(), "\n") {
			t.Errorf("got %v", err)
		}
	}
}

// A folder may have any name: none of its signs are read as settings.
func TestFolderWithAStrangeName(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "class 7b? 50%25 #1 & more")
	db := open(t, dir)
	defer db.Close()
	for _, name := range []string{fileName, "owner.db"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}
