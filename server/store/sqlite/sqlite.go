// Package sqlite keeps everything in one SQLite file in write-ahead mode.
//
// All writes go through one goroutine that gathers what arrives within two
// milliseconds (at most 64 writes) into one transaction: one disk flush then
// serves many players. Reads use their own connections and never wait for it.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"casus/server/store"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the database driver, pure Go
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	fileName = "casus.db"
	// busy_timeout comes first so that every later pragma already waits for a lock.
	pragmas = "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=fullfsync(1)&_pragma=foreign_keys(1)&_txlock=immediate"
	readers = 4
)

// DB is a store.Store in one folder.
type DB struct {
	*writer
	watch store.Watch
	owner *sql.DB // holds the folder for this process
	write *sql.DB
	read  *sql.DB
}

var _ store.Store = (*DB)(nil)

// File is the database file in a folder.
func File(dir string) string { return filepath.Join(dir, fileName) }

// Open opens or creates the database in dir. Every error is one sentence that
// says what to do. Only one process can hold a folder at a time. A watch, if one is
// given, is told of every commit.
func Open(ctx context.Context, dir string, watch ...store.Watch) (*DB, error) {
	if err := prepare(dir); err != nil {
		return nil, err
	}
	owner, err := hold(ctx, dir)
	if err != nil {
		return nil, err
	}
	db := &DB{owner: owner}
	if len(watch) > 0 {
		db.watch = watch[0]
	}
	if err := db.open(ctx, filepath.Join(dir, fileName)); err != nil {
		db.closeFiles()
		var newer *Newer
		if errors.As(err, &newer) {
			return nil, fmt.Errorf("the database in %s %w, or choose another folder with --data", dir, newer)
		}
		return nil, fmt.Errorf("cannot open the database in %s (%w): choose another folder with --data, or restore a backup", dir, err)
	}
	return db, nil
}

func (db *DB) open(ctx context.Context, path string) (err error) {
	if db.write, err = connect(path, pragmas); err != nil {
		return err
	}
	db.write.SetMaxOpenConns(1)
	if err := migrate(ctx, db.write); err != nil {
		return err
	}
	if db.read, err = connect(path, pragmas+"&_pragma=query_only(1)"); err != nil {
		return err
	}
	db.read.SetMaxOpenConns(readers)
	db.writer, err = newWriter(ctx, db.write, db.watch)
	return err
}

// connect prepares connections to a file; whatever signs its path has, they are
// not read as settings.
func connect(path, settings string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	at := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(abs), RawQuery: settings}
	return sql.Open("sqlite", at.String())
}

func migrate(ctx context.Context, db *sql.DB) error {
	if _, _, err := layoutOf(ctx, db); err != nil {
		return err // goose would go on and write into tables it does not know
	}
	p, err := migrator(db)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

func migrator(db *sql.DB) (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, dir)
}

// prepare makes sure the folder exists and can be written to, which SQLite
// itself would report much later and less clearly.
func prepare(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("cannot create the data folder %s (%w): choose another one with --data", dir, err)
	}
	probe, err := os.CreateTemp(dir, ".write-test-*")
	if err != nil {
		return fmt.Errorf("the data folder %s is not writable (%w): change its permissions or choose another one with --data", dir, err)
	}
	if err := probe.Close(); err != nil {
		return err
	}
	return os.Remove(probe.Name())
}

// Close finishes the writes that wait and closes the files.
func (db *DB) Close() error {
	db.writer.stop()
	return db.closeFiles()
}

func (db *DB) closeFiles() error {
	var first error
	for _, f := range []*sql.DB{db.read, db.write, db.owner} {
		if f == nil {
			continue
		}
		if err := f.Close(); err != nil && first == nil {
			first = err
		}
	}
	return first
}
