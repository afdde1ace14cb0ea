package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"casus/server/store"
)

const matchColumns = "id, room, scenario, title, arm, pack, turn, over, created, finished, side"

// CreateMatch stores a match with its header line.
func (db *DB) CreateMatch(ctx context.Context, m store.Match, header []byte) error {
	return db.do(ctx, func(t *tx) error {
		var pack string
		if m.Pack != "" {
			if err := t.row("SELECT hash FROM packs WHERE hash = ?", []any{m.Pack}, &pack); err != nil {
				return err
			}
		}
		res, err := t.exec("INSERT INTO matches ("+matchColumns+", head, epoch) VALUES (?,?,?,?,?,?,?,?,?,?,?,1,0) ON CONFLICT DO NOTHING",
			m.ID, m.Room, m.Scenario, m.Title, m.Arm, m.Pack, m.Turn, m.Over, m.Created, m.Finished, notNil(m.Side))
		if err != nil {
			return err
		}
		if err := changed(res, store.ErrExists); err != nil {
			return err
		}
		_, err = t.exec("INSERT INTO lines (match, seq, body) VALUES (?,0,?)", m.ID, header)
		return err
	})
}

// Claim makes the caller the match's only owner.
func (db *DB) Claim(ctx context.Context, match string) (epoch, head uint64, err error) {
	err = db.do(ctx, func(t *tx) error {
		return t.row("UPDATE matches SET epoch = epoch + 1 WHERE id = ? RETURNING epoch, head", []any{match}, &epoch, &head)
	})
	return epoch, head, err
}

// Match gives one match.
func (db *DB) Match(ctx context.Context, id string) (store.Match, error) {
	m, err := scanMatch(db.read.QueryRowContext(ctx, "SELECT "+matchColumns+" FROM matches WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrUnknown
	}
	return m, err
}

// ListMatches gives the running or the finished matches, newest first.
func (db *DB) ListMatches(ctx context.Context, over bool) ([]store.Match, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT "+matchColumns+" FROM matches WHERE over = ? ORDER BY created DESC, id", over)
	return gather(rows, err, scanMatch)
}

func scanMatch(r scanner) (m store.Match, err error) {
	err = r.Scan(&m.ID, &m.Room, &m.Scenario, &m.Title, &m.Arm, &m.Pack, &m.Turn, &m.Over, &m.Created, &m.Finished, &m.Side)
	return m, err
}

// Load gives the lines in order.
func (db *DB) Load(ctx context.Context, match string, from uint64, each func(store.Line) error) error {
	rows, err := db.read.QueryContext(ctx, "SELECT seq, body FROM lines WHERE match = ? AND seq >= ? ORDER BY seq", match, from)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err below reports
	n := 0
	for rows.Next() {
		var l store.Line
		if err := rows.Scan(&l.Seq, &l.Body); err != nil {
			return err
		}
		if err := each(l); err != nil {
			return err
		}
		n++
	}
	if err := rows.Err(); err != nil || n > 0 {
		return err
	}
	_, err = db.Match(ctx, match) // no line: is it that there is no match?
	return err
}

// Commands lists the stored commands in order.
func (db *DB) Commands(ctx context.Context, match string) ([]store.Command, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT actor, cmd, reply FROM commands WHERE match = ? ORDER BY seq, actor, cmd", match)
	return gather(rows, err, func(r scanner) (c store.Command, err error) {
		err = r.Scan(&c.Actor, &c.Cmd, &c.Reply)
		return c, err
	})
}

// Messages lists what was written in a match.
func (db *DB) Messages(ctx context.Context, match string) ([]store.Message, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT after, body FROM messages WHERE match = ? ORDER BY n", match)
	return gather(rows, err, func(r scanner) (m store.Message, err error) {
		err = r.Scan(&m.After, &m.Body)
		return m, err
	})
}
