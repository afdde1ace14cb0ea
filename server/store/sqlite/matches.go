package sqlite

import (
	"bytes"
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
		res, err := t.exec("INSERT INTO matches ("+matchColumns+", n, part, epoch) VALUES (?,?,?,?,?,?,?,?,?,?,?, "+
			"(SELECT coalesce(max(n), 0) + 1 FROM matches), (SELECT (coalesce(max(n), 0) + 1) >> 11 FROM appends), 0) ON CONFLICT DO NOTHING",
			m.ID, m.Room, m.Scenario, m.Title, m.Arm, m.Pack, m.Turn, m.Over, m.Created, m.Finished, notNil(m.Side))
		if err != nil {
			return err
		}
		if err := changed(res, store.ErrExists); err != nil {
			return err
		}
		_, err = t.exec("INSERT INTO appends (match, seq, count, actor, cmd, lines, reply) "+
			"SELECT n, 0, 1, '', '', ?, x'' FROM matches WHERE id = ?", notNil(header), m.ID)
		return err
	})
}

// Claim makes the caller the match's only owner.
func (db *DB) Claim(ctx context.Context, match string) (epoch, head uint64, err error) {
	err = db.do(ctx, func(t *tx) error {
		b, err := t.book(match)
		if err != nil {
			return err
		}
		if err := t.row("UPDATE matches SET epoch = epoch + 1 WHERE id = ? RETURNING epoch", []any{match}, &epoch); err != nil {
			return err
		}
		b.epoch, head = epoch, b.head
		return nil
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
	rows, err := db.read.QueryContext(ctx, "SELECT seq, lines FROM appends WHERE n IN "+own+" AND count > 0 AND seq + count > ? ORDER BY n", match, from)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err below reports
	n := 0
	for ; rows.Next(); n++ {
		l := store.Line{}
		var lines []byte
		if err := rows.Scan(&l.Seq, &lines); err != nil {
			return err
		}
		l.Append = l.Seq
		for body := range bytes.SplitSeq(lines, lineBreak) {
			if l.Body = body; l.Seq >= from {
				if err := each(l); err != nil {
					return err
				}
			}
			l.Seq++
		}
	}
	if err := rows.Err(); err != nil || n > 0 {
		return err
	}
	_, err = db.Match(ctx, match) // no line: is it that there is no match?
	return err
}

// own finds the rows of a match by its id: in each part from the match's first
// to the last there is, by the index of appends. The plus is for SQLite, which
// would else take the two sides for different kinds of number and not use it.
const own = "(WITH RECURSIVE parts(match, part) AS (SELECT n, part FROM matches WHERE id = ? " +
	"UNION ALL SELECT match, part + 1 FROM parts WHERE part < (SELECT max(n) >> 11 FROM appends)) " +
	"SELECT a.n FROM parts CROSS JOIN appends a ON a.n >> 11 = +parts.part AND a.match = parts.match)"

// Commands lists the stored commands in order.
func (db *DB) Commands(ctx context.Context, match string) ([]store.Command, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT actor, cmd, reply FROM appends WHERE n IN "+own+" AND cmd <> '' ORDER BY n", match)
	return gather(rows, err, func(r scanner) (c store.Command, err error) {
		err = r.Scan(&c.Actor, &c.Cmd, &c.Reply)
		return c, err
	})
}

// Messages lists what was written in a match.
func (db *DB) Messages(ctx context.Context, match string) ([]store.Message, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT seq, said FROM appends WHERE n IN "+own+" AND said IS NOT NULL ORDER BY n", match)
	return gather(rows, err, func(r scanner) (m store.Message, err error) {
		err = r.Scan(&m.After, &m.Body)
		return m, err
	})
}
