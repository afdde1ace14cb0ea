package sqlite

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
)

// RestorePlan is what a restore should do.
type RestorePlan struct {
	From  string // the backup
	Dir   string // folder to put it into; made if it is not there
	Force bool   // also if the folder holds matches; they are set aside
	// Check looks at the backup before anything is touched. May be nil.
	Check func(*Copy) error
}

// Restore puts a backup into a folder no server is using and gives the file to
// which the database that was there is moved, or an empty name if there was
// none. It never deletes one. A backup in an older layout is converted when a
// server opens the folder.
func Restore(ctx context.Context, p RestorePlan) (aside string, err error) {
	if err := p.check(ctx); err != nil {
		return "", fmt.Errorf("the backup was not restored: %w", err)
	}
	if err := prepare(p.Dir); err != nil {
		return "", err
	}
	owner, err := hold(ctx, p.Dir)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, owner.Close()) }()
	target := File(p.Dir)
	if err := p.mayReplace(ctx, target); err != nil {
		return "", err
	}
	fresh := filepath.Join(p.Dir, ".restoring.db")
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err // left by a restore that was cut short
	}
	if err := duplicate(p.From, fresh); err != nil {
		return "", fmt.Errorf("%s cannot be copied into %s: %w", p.From, p.Dir, err)
	}
	if err := mark(ctx, fresh); err != nil {
		return "", err
	}
	if aside, err = setAside(ctx, target); err != nil {
		return "", fmt.Errorf("the database in %s cannot be set aside: %w", p.Dir, err)
	}
	if err := os.Rename(fresh, target); err != nil {
		return aside, err
	}
	return aside, flush(p.Dir)
}

// mark writes into a restored database that it is one, so that Restored tells.
func mark(ctx context.Context, path string) error {
	db, err := connect(path, "_pragma=synchronous(FULL)&_pragma=fullfsync(1)")
	if err != nil {
		return err
	}
	var b [4]byte
	rand.Read(b[:]) //nolint:errcheck // documented never to fail
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", binary.LittleEndian.Uint32(b[:])>>1|1))
	return errors.Join(err, db.Close())
}

// Restored names the restore this database goes on from; it is empty if there
// never was one. What was told between backup and restore is told differently
// now, so whoever numbers events must not go on under the same name.
func (db *DB) Restored(ctx context.Context) (string, error) {
	var n int64
	err := db.read.QueryRowContext(ctx, "PRAGMA user_version").Scan(&n)
	if err != nil || n == 0 {
		return "", err
	}
	return strconv.FormatInt(n, 36), nil
}

func (p *RestorePlan) check(ctx context.Context) error {
	c, err := OpenCopy(ctx, p.From)
	if err != nil {
		return err
	}
	if p.Check != nil {
		err = p.Check(c)
	}
	return errors.Join(err, c.Close())
}

// mayReplace refuses to put matches out of the way unasked.
func (p *RestorePlan) mayReplace(ctx context.Context, target string) error {
	if _, err := os.Stat(target); p.Force || errors.Is(err, os.ErrNotExist) {
		return nil
	}
	n, err := matchesIn(ctx, target)
	switch {
	case err != nil:
		return fmt.Errorf("the folder %s has a database that cannot be read (%w): choose another folder with --data, or set that database aside with --force", p.Dir, err)
	case n > 0:
		return fmt.Errorf("the folder %s holds matches (%d): choose another one with --data, or set them aside with --force", p.Dir, n)
	}
	return nil
}

// matchesIn counts without asking for today's layout.
func matchesIn(ctx context.Context, path string) (n int, err error) {
	db, err := readOnly(path)
	if err != nil {
		return 0, err
	}
	defer db.Close() //nolint:errcheck // it was only read
	has, _, err := layoutOf(ctx, db)
	if err != nil || has == 0 {
		return 0, err
	}
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM matches").Scan(&n)
	return n, err
}

// setAside moves a database to a name nobody has. What its write-ahead file
// holds is taken into it first, so that one file is all there is to keep; of a
// database too damaged for that, the write-ahead file is moved along.
func setAside(ctx context.Context, path string) (aside string, err error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	settle(ctx, path)
	for n := 1; ; n++ {
		aside = filepath.Join(filepath.Dir(path), fmt.Sprintf("casus-aside-%d.db", n))
		if _, err := os.Lstat(aside); errors.Is(err, os.ErrNotExist) {
			break
		}
	}
	for _, part := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+part, aside+part); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// settle empties the write-ahead file of a database that can still be opened.
func settle(ctx context.Context, path string) {
	db, err := connect(path, pragmas)
	if err != nil {
		return
	}
	db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)") //nolint:errcheck // then the file is moved along as it is
	db.Close()                                             //nolint:errcheck // as above
}
