package sqlite

import (
	"hash/maphash"

	"casus/server/store"
)

// maxBooks is how many matches the writer remembers at once. Each costs some
// kilobytes; a match that is forgotten is read again when it is needed.
const maxBooks = 2048

// book is what the writer knows of a match without asking the disk: it is the
// only one that writes. A forgotten book loses nothing.
type book struct {
	n     int64
	epoch uint64
	head  uint64
	turn  int
	cmds  map[uint64]struct{} // hashes of the commands stored
}

var seed = maphash.MakeSeed()

func hashOf(actor, cmd string) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString(actor)
	h.WriteByte(0)
	h.WriteString(cmd)
	return h.Sum64()
}

// holds reports whether a command may be stored already; two commands may share
// a hash.
func (b *book) holds(actor, cmd string) bool {
	_, ok := b.cmds[hashOf(actor, cmd)]
	return ok
}

func (b *book) note(actor, cmd string) { b.cmds[hashOf(actor, cmd)] = struct{}{} }

// book gives a match's book, read from the tables if it is not at hand.
func (t *tx) book(match string) (*book, error) {
	if b := t.w.books[match]; b != nil {
		return b, nil
	}
	b := &book{cmds: map[uint64]struct{}{}}
	if err := t.row("SELECT n, epoch, turn FROM matches WHERE id = ?", []any{match}, &b.n, &b.epoch, &b.turn); err != nil {
		return nil, err
	}
	if err := t.row("SELECT seq + count FROM appends WHERE n = (SELECT max(n) FROM "+own+")", []any{match}, &b.head); err != nil {
		return nil, err
	}
	if err := t.readCommands(match, b); err != nil {
		return nil, err
	}
	if len(t.w.books) >= maxBooks {
		clear(t.w.books) // simpler than knowing which is the oldest, and as right
	}
	t.w.books[match] = b
	return b, nil
}

func (t *tx) readCommands(match string, b *book) error {
	s, err := t.stmt("SELECT actor, cmd FROM appends WHERE n IN " + own + " AND cmd <> ''")
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(t.ctx, match)
	stored, err := gather(rows, err, func(r scanner) (c store.Command, err error) {
		err = r.Scan(&c.Actor, &c.Cmd)
		return c, err
	})
	for _, c := range stored {
		b.note(c.Actor, c.Cmd)
	}
	return err
}
