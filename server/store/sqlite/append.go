package sqlite

import (
	"context"
	"errors"

	"casus/server/store"
)

// Append stores a command with its lines, once.
func (db *DB) Append(ctx context.Context, a store.Append) (store.Receipt, error) {
	j := &job{append: &a, done: make(chan error, 1)}
	if err := db.hand(ctx, j); err != nil {
		return store.Receipt{}, err
	}
	return j.receipt, nil
}

// append checks the guards in memory, so that nothing has to be undone when one
// does not hold, and brings one row.
func (t *tx) append(a *store.Append) (store.Receipt, error) {
	b, err := t.book(a.Match)
	switch {
	case err != nil:
		return store.Receipt{}, err
	case b.epoch != a.Epoch:
		return store.Receipt{}, store.ErrEpoch
	}
	if b.holds(a.Actor, a.Cmd) {
		reply, err := t.replyTo(b, a)
		if !errors.Is(err, store.ErrUnknown) {
			return store.Receipt{Head: b.head, Reply: reply, Again: err == nil}, err
		}
	}
	if b.head != a.Head {
		return store.Receipt{}, store.ErrHead
	}
	if err := t.put(b, a); err != nil {
		return store.Receipt{}, err
	}
	b.head += uint64(len(a.Lines))
	b.note(a.Actor, a.Cmd)
	if a.Over {
		delete(t.w.books, a.Match) // hardly anything follows
	}
	return store.Receipt{Head: b.head, Reply: a.Reply}, nil
}

func (t *tx) put(b *book, a *store.Append) error {
	t.hold(b, a)
	if a.Side == nil && a.Turn == b.turn && !a.Over {
		return nil
	}
	finished := int64(0)
	if a.Over {
		finished = a.Now
	}
	b.turn = a.Turn
	return t.beside("UPDATE matches SET turn = ?, over = ?, finished = ?, side = coalesce(?, side) WHERE id = ?",
		a.Turn, a.Over, finished, a.Side, a.Match)
}

// replyTo reads the stored answer to a command. ErrUnknown: there is none, the
// book mistook the command for another.
func (t *tx) replyTo(b *book, a *store.Append) (reply []byte, err error) {
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
