package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/server/store"
	"casus/server/store/storetest"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t *testing.T, dir string) *DB {
	t.Helper()
	db, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return open(t, t.TempDir()) })
}

// What was acknowledged is there after the files were closed and opened again.
func TestReopen(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := open(t, dir)
	if err := db.CreateMatch(ctx, store.Match{ID: "m"}, []byte("header")); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	db = open(t, dir)
	defer db.Close()
	if _, head, err := db.Claim(ctx, "m"); err != nil || head != 1 {
		t.Fatalf("head %d, error %v", head, err)
	}
}

func TestOneServerPerFolder(t *testing.T) {
	dir := t.TempDir()
	db := open(t, dir)
	defer db.Close()
	_, err := Open(context.Background(), dir)
	if err == nil || !strings.Contains(err.Error(), "in use by another server") {
		t.Fatalf("second server got %v", err)
	}
}

func TestFolderThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), filepath.Join(file, "data"))
	if err == nil || !strings.Contains(err.Error(), "--data") {
		t.Fatalf("got %v", err)
	}
}

func TestDamagedFile(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, fileName), []byte(strings.Repeat("not a database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), dir)
	if err == nil || !strings.Contains(err.Error(), "restore a backup") {
		t.Fatalf("got %v", err)
	}
}

// A commit that fails stops the store for good; the write that waited is told,
// and so is every later one.
func TestFailedCommitIsFatal(t *testing.T) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	err := db.do(ctx, func(t *tx) error {
		_, err := t.exec("COMMIT") // takes the transaction away under the writer
		return err
	})
	if !errors.Is(err, store.ErrFailed) {
		t.Fatalf("got %v, want a failed write", err)
	}
	select {
	case <-db.Failed():
	default:
		t.Fatal("Failed is still open")
	}
	if err := db.PutPack(ctx, "h", nil); !errors.Is(err, store.ErrFailed) {
		t.Fatalf("a later write got %v", err)
	}
}

// One refused write does not take its neighbours in the same transaction along.
func TestRefusalIsAlone(t *testing.T) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	refused := errors.New("refused")
	batch := []*job{
		{done: make(chan error, 1), run: func(t *tx) error {
			_, err := t.exec("INSERT INTO packs (hash, body) VALUES ('kept', x'00')")
			return err
		}},
		{done: make(chan error, 1), run: func(t *tx) error {
			if _, err := t.exec("INSERT INTO packs (hash, body) VALUES ('undone', x'00')"); err != nil {
				return err
			}
			return refused
		}},
	}
	for _, j := range batch {
		db.jobs <- j
	}
	if err := <-batch[0].done; err != nil {
		t.Fatal(err)
	}
	if err := <-batch[1].done; !errors.Is(err, refused) {
		t.Fatal(err)
	}
	if _, err := db.Pack(ctx, "kept"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Pack(ctx, "undone"); !errors.Is(err, store.ErrUnknown) {
		t.Fatalf("the refused write left something: %v", err)
	}
}

// A folder of the first server, whose packs nobody brought, is taken over as it is.
func TestOldFolder(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	if err := prepare(dir); err != nil {
		t.Fatal(err)
	}
	old, err := sql.Open("sqlite", "file:"+filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	first, err := migrator(old)
	if err == nil {
		_, err = first.UpTo(ctx, 1)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := old.Exec("INSERT INTO packs (hash, body) VALUES ('own', CAST('{}' AS BLOB))"); err != nil {
		t.Fatal(err)
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	db := open(t, dir)
	defer db.Close()
	if err := db.AddPack(ctx, store.Pack{Hash: "brought", Body: []byte("x"), Brought: 1}, 1); err != nil {
		t.Fatal(err)
	}
	if body, err := db.Pack(ctx, "own"); err != nil || string(body) != "{}" {
		t.Fatalf("the old pack is %q, %v", body, err)
	}
}
