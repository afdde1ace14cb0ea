package lobby

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/server/match"
	"casus/server/wire"
)

const (
	shelfSize  = 32       // imported records kept; the oldest goes first
	shelfBytes = 64 << 20 // likewise, all their files together
)

// shelf holds records people brought as files. They are not stored: the file is.
type shelf struct {
	mu    sync.Mutex
	books []*book
}

type book struct {
	size      int // bytes of the file
	id        string
	game      *engine.Game
	header    record.Header
	lines     []record.Line
	catalogue []byte
}

// Import reads a record from a file and gives it a name to open it by.
func (l *Lobby) Import(ctx context.Context, text []byte) (string, *wire.Refusal) {
	done, refused := l.think(ctx)
	if refused != nil {
		return "", refused
	}
	defer done()
	h, lines, err := record.Read(bytes.NewReader(text))
	var bad *record.Damage
	if errors.As(err, &bad) {
		return "", wire.Refuse(wire.Malformed, bad.Error())
	}
	if err != nil {
		return "", wire.Refuse(wire.Malformed, "this file is not a match record")
	}
	g, err := l.cfg.Games.Import(ctx, h)
	if err != nil {
		return "", wire.Refuse(wire.Malformed, err.Error())
	}
	if _, err := match.Play(g, "", h, lines, nil, view.Public); err != nil {
		return "", wire.Refuse(wire.Malformed, err.Error())
	}
	catalogue, err := json.Marshal(view.CatalogueOf(g))
	if err != nil {
		return "", wire.Refuse(wire.Internal, "the rules of this match cannot be shown")
	}
	b := &book{size: len(text), id: newID(), game: g, header: h, lines: lines, catalogue: catalogue}
	l.shelf.put(b)
	return b.id, nil
}

// Imported opens an imported record as an audience.
func (l *Lobby) Imported(id string, as view.Audience) (*match.Replay, *wire.Refusal) {
	b := l.shelf.find(func(b *book) bool { return b.id == id })
	if b == nil {
		return nil, wire.Refuse(wire.NotFound, "this replay is not here any more; open the file again")
	}
	rep, err := match.Play(b.game, id, b.header, b.lines, nil, as)
	if err != nil {
		return nil, wire.Refuse(wire.Malformed, err.Error())
	}
	rep.Header.Rules = l.rulesOf(rep.Header.Pack, b.header.Rules)
	return rep, nil
}

// WhyImported explains something in an imported record; ok is false when there
// is no such record.
func (l *Lobby) WhyImported(id string, q view.Question, at match.At, as *view.Audience) (x view.Explanation, refused *wire.Refusal, ok bool) {
	b := l.shelf.find(func(b *book) bool { return b.id == id })
	if b == nil {
		return x, nil, false
	}
	who := view.Public
	if as != nil {
		who = *as
	}
	x, err := match.Why(b.game, b.lines, q, at, who)
	if err != nil {
		refused = wire.Refuse(wire.NotFound, err.Error())
	}
	return x, refused, true
}

// Rulebook gives the rulebook of a pack that matches on this server or on the
// shelf use; an empty hash means the pack of new matches.
func (l *Lobby) Rulebook(ctx context.Context, hash string) ([]byte, *wire.Refusal) {
	if b := l.shelf.find(func(b *book) bool { return b.game.Pack.Hash == hash }); b != nil {
		body, err := json.Marshal(view.RulebookOf(b.game.Pack))
		if err != nil {
			return nil, wire.Refuse(wire.Internal, "the rules of this match cannot be shown")
		}
		return body, nil
	}
	body, err := l.cfg.Games.Rulebook(ctx, hash)
	if err != nil {
		return nil, wire.Refuse(wire.NotFound, "no match on this server uses these rules")
	}
	return body, nil
}

// Catalogue gives the catalogue of a match on this server or on the shelf.
func (l *Lobby) Catalogue(hash string) ([]byte, bool) {
	if body, ok := l.cfg.Games.Catalogue(hash); ok {
		return body, true
	}
	b := l.shelf.find(func(b *book) bool { return view.CatalogueHash(b.game) == hash })
	if b == nil {
		return nil, false
	}
	return b.catalogue, true
}

// put keeps a record, and as many of those that came before as there is room for.
func (s *shelf) put(b *book) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.books = append(s.books, b)
	first, size := len(s.books)-1, b.size
	for first > 0 && len(s.books)-first < shelfSize && size+s.books[first-1].size <= shelfBytes {
		first--
		size += s.books[first].size
	}
	s.books = slices.Clone(s.books[first:]) // what was dropped is dropped
}

func (s *shelf) find(is func(*book) bool) *book {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.books {
		if is(b) {
			return b
		}
	}
	return nil
}
