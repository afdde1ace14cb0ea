package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// Newer is the error for a database that a later version of the program laid
// out. Guessing what its tables mean could destroy it.
type Newer struct{ Has, Known int64 }

func (e *Newer) Error() string {
	return fmt.Sprintf("was written by a newer version of Casus (layout %d, this program knows up to %d): use that version", e.Has, e.Known)
}

// layoutOf gives the layout a database has, 0 if it is empty, and the newest
// this program knows. One that is newer than all known is a *Newer.
func layoutOf(ctx context.Context, db *sql.DB) (has, known int64, err error) {
	var tables int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE name = 'goose_db_version'").Scan(&tables)
	if err == nil && tables > 0 {
		err = db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&has)
	}
	if err != nil {
		return 0, 0, err
	}
	p, err := migrator(db)
	if err != nil {
		return 0, 0, err
	}
	for _, s := range p.ListSources() {
		known = max(known, s.Version)
	}
	if has > known {
		err = &Newer{has, known}
	}
	return has, known, err
}
