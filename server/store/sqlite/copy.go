package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus/server/store"
)

// Copy is a backup that was opened to be looked at. Nothing can be changed in
// it.
type Copy struct {
	contents
	close func() error
}

type contents interface {
	store.Reading
	ListRooms(ctx context.Context) ([]store.Room, error)
	Pack(ctx context.Context, hash string) ([]byte, error)
}

// Close lets go of the copy's files.
func (c *Copy) Close() error { return c.close() }

// OpenCopy opens a backup and looks at every page and index of it. A backup in
// an older layout is converted in a scratch folder beside it, which Close
// removes; the backup itself stays as it is.
func OpenCopy(ctx context.Context, path string) (*Copy, error) {
	db, err := readOnly(path)
	if err != nil {
		return nil, err
	}
	has, known, err := layoutOf(ctx, db)
	switch {
	case err == nil && has == 0:
		err = errors.New("is not a database of Casus")
	case err == nil:
		err = whole(ctx, db)
	}
	if err != nil {
		db.Close() //nolint:errcheck // what is wrong with the file is the error to report
		return nil, fmt.Errorf("%s %w", path, err)
	}
	if has < known {
		if err := db.Close(); err != nil {
			return nil, err
		}
		return convert(ctx, path)
	}
	return &Copy{&DB{read: db}, db.Close}, nil
}

// readOnly opens a database file that another process may be writing to.
func readOnly(path string) (*sql.DB, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, errors.Unwrap(err))
	}
	return connect(path, "mode=ro&_pragma=busy_timeout(5000)")
}

// whole is nil if no page is damaged and no row lacks what it points to.
func whole(ctx context.Context, db *sql.DB) error {
	var said string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&said); err != nil || said != "ok" {
		return errors.Join(fmt.Errorf("is damaged: %s", said), err)
	}
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err below reports
	if rows.Next() {
		return errors.New("is damaged: a row points to one that is not there")
	}
	return rows.Err()
}

// convert opens a second copy of a backup, brought to today's layout.
func convert(ctx context.Context, path string) (*Copy, error) {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".casus-scratch-*")
	if err != nil {
		return nil, fmt.Errorf("cannot make a scratch folder beside %s: %w", path, err)
	}
	err = duplicate(path, filepath.Join(dir, fileName))
	var db *DB
	if err == nil {
		db, err = Open(ctx, dir)
	}
	if err != nil {
		os.RemoveAll(dir) //nolint:errcheck // the reason for giving up is the error to report
		return nil, fmt.Errorf("%s cannot be brought to today's layout: %w", path, err)
	}
	return &Copy{db, func() error { return errors.Join(db.Close(), os.RemoveAll(dir)) }}, nil
}

// duplicate copies a file and returns when the copy is on disk.
func duplicate(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	if _, err = io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}

// flush makes the names in a folder outlive a power cut, where a folder can be
// flushed at all.
func flush(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close() //nolint:errcheck // nothing was written through it
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, os.ErrInvalid) && !errors.Is(err, os.ErrPermission) {
		return err
	}
	return nil
}
