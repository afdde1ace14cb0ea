package sqlite

import (
	"context"
	"errors"

	"casus/server/store"
)

// Append stores a command with its lines, once.
func (db *DB) Append(ctx context.Context, a store.Append) (store.Receipt, error) {
	var r store.Receipt
	err := db.do(ctx, func(t *tx) (err error) {
		r, err = t.append(a)
		return err
	})
	return r, err
}

func (t *tx) append(a store.Append) (store.Receipt, error) {
	var head, epoch uint64
	if err := t.row("SELECT head, epoch FROM matches WHERE id = ?", []any{a.Match}, &head, &epoch); err != nil {
		return store.Receipt{}, err
	}
	if epoch != a.Epoch {
		return store.Receipt{}, store.ErrEpoch
	}
	var reply []byte
	err := t.row("SELECT reply FROM commands WHERE match = ? AND actor = ? AND cmd = ?", []any{a.Match, a.Actor, a.Cmd}, &reply)
	if err == nil {
		return store.Receipt{Head: head, Reply: reply, Again: true}, nil
	}
	if !errors.Is(err, store.ErrUnknown) {
		return store.Receipt{}, err
	}
	if head != a.Head {
		return store.Receipt{}, store.ErrHead
	}
	return t.put(a)
}

func (t *tx) put(a store.Append) (store.Receipt, error) {
	for i, line := range a.Lines {
		if _, err := t.exec("INSERT INTO lines (match, seq, body) VALUES (?,?,?)", a.Match, a.Head+uint64(i), line); err != nil {
			return store.Receipt{}, err
		}
	}
	if _, err := t.exec("INSERT INTO commands (match, actor, cmd, seq, reply) VALUES (?,?,?,?,?)",
		a.Match, a.Actor, a.Cmd, a.Head, notNil(a.Reply)); err != nil {
		return store.Receipt{}, err
	}
	if err := t.say(a); err != nil {
		return store.Receipt{}, err
	}
	finished := int64(0)
	if a.Over {
		finished = a.Now
	}
	head := a.Head + uint64(len(a.Lines))
	_, err := t.exec("UPDATE matches SET head = ?, turn = ?, over = ?, finished = ?, side = coalesce(?, side) WHERE id = ?",
		head, a.Turn, a.Over, finished, a.Side, a.Match)
	return store.Receipt{Head: head, Reply: a.Reply}, err
}

func (t *tx) say(a store.Append) error {
	if a.Said == nil {
		return nil
	}
	_, err := t.exec("INSERT INTO messages (match, n, after, body) VALUES (?, (SELECT count(*) FROM messages WHERE match = ?), ?, ?)",
		a.Match, a.Match, a.Said.After, a.Said.Body)
	return err
}

// notNil keeps an empty answer from becoming NULL.
func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
