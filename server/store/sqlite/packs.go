package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"casus/server/store"
)

// PutPack stores a rule pack; a pack that is there already stays as it is,
// since its name is its content's hash.
func (db *DB) PutPack(ctx context.Context, hash string, body []byte) error {
	return db.do(ctx, func(t *tx) error {
		_, err := t.exec("INSERT INTO packs (hash, body) VALUES (?,?) ON CONFLICT DO NOTHING", hash, body)
		return err
	})
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
