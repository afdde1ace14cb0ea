package sqlite

import (
	"context"
	"errors"

	"casus/server/store"
)

// Append stores commands with their lines, once.
func (db *DB) Append(ctx context.Context, appends ...store.Append) (store.Receipt, error) {
	j := &job{appends: appends, done: make(chan error, 1)}
	if err := db.hand(ctx, j); err != nil {
		return store.Receipt{}, err
	}
	return j.receipt, nil
}

// append checks the guards in memory, so that nothing has to be undone when one
// does not hold, and writes a row for each command.
func (t *tx) append(appends []store.Append) (store.Receipt, error) {
	b, err := t.book(appends[0].Match)
	if err != nil {
		return store.Receipt{}, err
	}
	if r, err := t.admit(b, appends); err != nil || r.Again {
		return r, err
	}
	for i := range appends {
		t.put(b, &appends[i])
	}
	if err := t.mark(b, appends); err != nil {
		return store.Receipt{}, err
	}
	last := &appends[len(appends)-1]
	if last.Over {
		delete(t.w.books, last.Match) // hardly anything follows
	}
	return store.Receipt{Head: b.head, Reply: last.Reply}, nil
}

// admit checks the guards of all commands.
func (t *tx) admit(b *book, appends []store.Append) (store.Receipt, error) {
	head, together := b.head, true
	for i := range appends {
		a := &appends[i]
		if b.epoch != a.Epoch {
			return store.Receipt{}, store.ErrEpoch
		}
		if b.holds(a.Actor, a.Cmd) {
			reply, err := t.replyTo(a)
			if !errors.Is(err, store.ErrUnknown) {
				return store.Receipt{Head: b.head, Reply: reply, Again: err == nil}, err
			}
		}
		together = together && head == a.Head
		head += uint64(len(a.Lines))
	}
	if !together {
		return store.Receipt{}, store.ErrHead
	}
	return store.Receipt{}, nil
}

// put writes a command's row with others of the transaction.
func (t *tx) put(b *book, a *store.Append) {
	t.hold(b, a)
	b.head += uint64(len(a.Lines))
	b.note(a.Actor, a.Cmd)
}

// mark keeps what is known of the match beside its record up to date.
func (t *tx) mark(b *book, appends []store.Append) error {
	last := &appends[len(appends)-1]
	var side []byte
	for i := range appends {
		if appends[i].Side != nil {
			side = appends[i].Side
		}
	}
	if side == nil && last.Turn == b.turn && !last.Over {
		return nil
	}
	finished := int64(0)
	if last.Over {
		finished = last.Now
	}
	b.turn = last.Turn
	return t.beside("UPDATE matches SET turn = ?, over = ?, finished = ?, side = coalesce(?, side) WHERE id = ?",
		last.Turn, last.Over, finished, side, last.Match)
}

// replyTo reads the stored answer to a command. ErrUnknown: there is none, the
// book mistook the command for another.
func (t *tx) replyTo(a *store.Append) (reply []byte, err error) {
	err = t.row("SELECT reply FROM appends WHERE n IN "+own+" AND actor = ? AND cmd = ?", []any{a.Match, a.Actor, a.Cmd}, &reply)
	return reply, err
}

// notNil keeps an empty answer from becoming NULL.
func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
