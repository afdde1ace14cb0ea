package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// tellEvery is how often a long copy says how far it is.
const tellEvery = time.Second

// BackupPlan is what a backup should do.
type BackupPlan struct {
	Dir   string // folder of the database; a server may be using it
	Out   string // file to write
	Force bool   // replace Out if it is there
	// Tell is called about once a second with the bytes copied and the bytes
	// there are; the copy is often smaller, since it holds no gaps. May be nil.
	Tell func(done, total int64)
	// Check looks at the finished copy before it gets its name. May be nil.
	Check func(*Copy) error
}

// Backup copies the database of a folder, as it is at one moment, while a
// server may go on writing to it. The copy has its name only once it is whole,
// checked and on disk; until then whatever had that name stays.
func Backup(ctx context.Context, p BackupPlan) error {
	if _, err := os.Stat(p.Out); err == nil && !p.Force {
		return fmt.Errorf("%s is there already: choose another name with --out, or replace it with --force", p.Out)
	}
	source := File(p.Dir)
	if _, err := os.Stat(source); err != nil {
		return fmt.Errorf("there is no database in %s: say with --data which folder the server uses", p.Dir)
	}
	// A folder of its own beside the target: same disk, so the last step is a
	// rename, and nothing is in the way of the copy's name.
	scratch, err := os.MkdirTemp(filepath.Dir(p.Out), ".casus-backup-*")
	if err != nil {
		return fmt.Errorf("cannot write beside %s: %w", p.Out, err)
	}
	defer os.RemoveAll(scratch) //nolint:errcheck // a scratch folder that stays harms nobody
	made := filepath.Join(scratch, fileName)
	if err := p.copy(ctx, source, made); err != nil {
		return fmt.Errorf("the database in %s cannot be copied: %w", p.Dir, err)
	}
	if err := p.check(ctx, made); err != nil {
		return fmt.Errorf("the copy is not fit to be a backup and was thrown away: %w", err)
	}
	return p.publish(made)
}

// copy writes what is committed now into a new file. SQLite reads it in one
// transaction, so that the writer neither waits nor shows through half.
func (p *BackupPlan) copy(ctx context.Context, source, to string) error {
	db, err := readOnly(source)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it was only read
	var pages, size int64
	if err := db.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages); err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, "PRAGMA page_size").Scan(&size); err != nil {
		return err
	}
	if to, err = filepath.Abs(to); err != nil {
		return err
	}
	stop := p.follow(to, pages*size)
	defer stop()
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
	return err
}

// follow tells how long the new file is until the returned function is called.
func (p *BackupPlan) follow(path string, total int64) (stop func()) {
	if p.Tell == nil {
		return func() {}
	}
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(tellEvery)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				if info, err := os.Stat(path); err == nil {
					p.Tell(info.Size(), total)
				}
			case <-quit:
				return
			}
		}
	}()
	return func() { close(quit); <-ended }
}

func (p *BackupPlan) check(ctx context.Context, made string) error {
	c, err := OpenCopy(ctx, made)
	if err != nil {
		return err
	}
	if p.Check != nil {
		err = p.Check(c)
	}
	return errors.Join(err, c.Close())
}

// publish flushes the copy and gives it its name. Only its owner may read it: it
// holds what the seats ordered.
func (p *BackupPlan) publish(made string) error {
	f, err := os.OpenFile(made, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("the backup cannot be flushed to disk: %w", err)
	}
	if err := os.Rename(made, p.Out); err != nil {
		return fmt.Errorf("the backup cannot be given its name: %w", err)
	}
	return flush(filepath.Dir(p.Out))
}
