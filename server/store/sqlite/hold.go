package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// hold takes the folder for this process by keeping a small second database
// exclusively locked. The operating system drops the lock when the process ends
// in whatever way, so a killed server never leaves a stale lock behind.
func hold(ctx context.Context, dir string) (*sql.DB, error) {
	db, err := connect(filepath.Join(dir, "owner.db"), "_pragma=busy_timeout(500)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err = db.ExecContext(ctx, "BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS owner (x INTEGER); COMMIT"); err == nil {
		return db, nil
	}
	db.Close() //nolint:errcheck // the lock's own error is the one to report
	var e *driver.Error
	if errors.As(err, &e) && e.Code()&0xff == lib.SQLITE_BUSY {
		return nil, fmt.Errorf("the database in %s is in use by another server: stop that one, or choose another folder with --data", dir)
	}
	return nil, fmt.Errorf("cannot lock the data folder %s (%w): choose another one with --data", dir, err)
}
