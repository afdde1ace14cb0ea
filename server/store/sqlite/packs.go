package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"casus/server/store"
)

// PutPack stores a pack of the server's own. One that is there already keeps
// its text, since its name is the text's hash, and is the server's own from
// now on.
func (db *DB) PutPack(ctx context.Context, hash string, body []byte) error {
	return db.do(ctx, func(t *tx) error {
		_, err := t.exec("INSERT INTO packs (hash, body) VALUES (?,?) ON CONFLICT DO UPDATE SET brought = 0", hash, notNil(body))
		return err
	})
}

// AddPack stores a pack somebody brought, if there is room.
func (db *DB) AddPack(ctx context.Context, p store.Pack, room int64) error {
	return db.do(ctx, func(t *tx) error {
		var since int64
		err := t.row("UPDATE packs SET brought = iif(brought = 0, 0, ?) WHERE hash = ? RETURNING brought", []any{p.Brought, p.Hash}, &since)
		if !errors.Is(err, store.ErrUnknown) {
			return err // it is there
		}
		if err := t.makeRoom(room - int64(len(p.Body))); err != nil {
			return err
		}
		_, err = t.exec("INSERT INTO packs (hash, body, brought) VALUES (?,?,?)", p.Hash, notNil(p.Body), p.Brought)
		return err
	})
}

// makeRoom drops brought packs no match names until the others have at most so
// many bytes. Its error undoes what it dropped, like every error of a job.
func (t *tx) makeRoom(most int64) error {
	var size int64
	if err := t.row("SELECT coalesce(sum(length(body)), 0) FROM packs WHERE brought > 0", nil, &size); err != nil {
		return err
	}
	for size > most {
		var dropped int64
		err := t.row(`DELETE FROM packs WHERE hash = (SELECT hash FROM packs WHERE brought > 0
			AND NOT EXISTS (SELECT 1 FROM matches WHERE matches.pack = packs.hash) ORDER BY brought, hash LIMIT 1)
			RETURNING length(body)`, nil, &dropped)
		if errors.Is(err, store.ErrUnknown) {
			return store.ErrFull
		}
		if err != nil {
			return err
		}
		size -= dropped
	}
	return nil
}

// Pack gives a stored rule pack.
func (db *DB) Pack(ctx context.Context, hash string) ([]byte, error) {
	var body []byte
	err := db.read.QueryRowContext(ctx, "SELECT body FROM packs WHERE hash = ?", hash).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrUnknown
	}
	return body, err
}
