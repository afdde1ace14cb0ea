package sqlite

import (
	"bytes"
	"strings"

	"casus/server/store"
)

const (
	heldAtOnce = 16 // rows that one statement writes
	heldFields = 8  // columns of a row

	// Rows one by one are never undone, since nothing but the disk can refuse
	// them, and then the transaction is lost. Said so, SQLite need not keep a
	// copy of each page a statement for many rows touches.
	insertRow = "INSERT OR ROLLBACK INTO appends (match, seq, count, actor, cmd, lines, said, reply) VALUES " + heldRow
	heldRow   = "(?,?,?,?,?,?,?,?)"
)

var insertRows = insertRow + strings.Repeat(","+heldRow, heldAtOnce-1)

// hold keeps the row of an append for later in the transaction. Many rows in one
// statement cost less than a statement for each.
func (t *tx) hold(b *book, a *store.Append) {
	var said []byte
	if a.Said != nil {
		said = notNil(a.Said.Body)
	}
	t.w.held = append(t.w.held,
		b.n, int64(b.head), int64(len(a.Lines)), a.Actor, a.Cmd, joined(a.Lines), said, notNil(a.Reply))
}

// flush writes what is held, in the order it came. Every other statement calls
// it first, but those that neither read nor write appends.
func (t *tx) flush() error {
	rows := t.w.held
	for len(rows) > 0 {
		q, fields := insertRow, heldFields
		if len(rows) >= heldAtOnce*heldFields {
			q, fields = insertRows, heldAtOnce*heldFields
		}
		if err := t.beside(q, rows[:fields]...); err != nil {
			return err
		}
		rows = rows[fields:]
	}
	clear(t.w.held) // it must not keep what is stored now
	t.w.held = t.w.held[:0]
	return nil
}

var lineBreak = []byte("\n")

func joined(lines [][]byte) []byte {
	if len(lines) == 1 {
		return notNil(lines[0])
	}
	return notNil(bytes.Join(lines, lineBreak))
}
