package match

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/rules"
	"casus/server/store"
)

// Games makes the games that matches play. New matches use the rules the server
// was started with; a match from the store goes on with the rules it began
// with, whose text is kept in the store.
type Games struct {
	current *rules.Pack
	compile func(files map[string]string) (*rules.Pack, error)
	store   store.Packs

	mu         sync.Mutex
	packs      map[string]*rules.Pack
	catalogues map[string][]byte
	rulebooks  map[string][]byte
}

// NewGames keeps the current pack's text in the store. compile makes a pack
// from the text of its files.
func NewGames(ctx context.Context, current *rules.Pack, compile func(map[string]string) (*rules.Pack, error), s store.Packs) (*Games, error) {
	text, err := json.Marshal(current.Files)
	if err != nil {
		return nil, err
	}
	if err := s.PutPack(ctx, current.Hash, text); err != nil {
		return nil, err
	}
	return &Games{current: current, compile: compile, store: s,
		packs: map[string]*rules.Pack{current.Hash: current}, catalogues: map[string][]byte{}, rulebooks: map[string][]byte{}}, nil
}

// Current is the pack new matches use.
func (gs *Games) Current() *rules.Pack { return gs.current }

// Make prepares a game under a pack this server has, and remembers its
// catalogue.
func (gs *Games) Make(ctx context.Context, hash string, setup engine.Setup) (*engine.Game, error) {
	pack, err := gs.pack(ctx, hash)
	if err != nil {
		return nil, err
	}
	g, err := engine.New(pack, setup)
	if err != nil {
		return nil, err
	}
	return g, gs.remember(g)
}

// Import prepares a game for a record from elsewhere. Rules that come with it
// are used for it alone and not kept.
func (gs *Games) Import(ctx context.Context, h record.Header) (*engine.Game, error) {
	pack, err := gs.pack(ctx, h.Pack)
	if err != nil && len(h.Files) > 0 {
		pack, err = gs.compiled(h.Pack, h.Files)
	}
	if err != nil {
		return nil, err
	}
	return engine.New(pack, h.Setup)
}

func (gs *Games) remember(g *engine.Game) error {
	hash := view.CatalogueHash(g)
	if _, ok := gs.Catalogue(hash); ok {
		return nil
	}
	body, err := json.Marshal(view.CatalogueOf(g))
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.catalogues[hash] = body
	return err
}

// Catalogue gives a catalogue's JSON by its hash.
func (gs *Games) Catalogue(hash string) ([]byte, bool) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	body, ok := gs.catalogues[hash]
	return body, ok
}

// Rulebook gives the JSON of a pack's rulebook by the pack's hash; an empty hash
// means the pack new matches use.
func (gs *Games) Rulebook(ctx context.Context, hash string) ([]byte, error) {
	if hash == "" {
		hash = gs.current.Hash
	}
	gs.mu.Lock()
	body, ok := gs.rulebooks[hash]
	gs.mu.Unlock()
	if ok {
		return body, nil
	}
	pack, err := gs.pack(ctx, hash)
	if err != nil {
		return nil, err
	}
	if body, err = json.Marshal(view.RulebookOf(pack)); err != nil {
		return nil, err
	}
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.rulebooks[hash] = body
	return body, nil
}

func (gs *Games) pack(ctx context.Context, hash string) (*rules.Pack, error) {
	gs.mu.Lock()
	pack := gs.packs[hash]
	gs.mu.Unlock()
	if pack != nil {
		return pack, nil
	}
	files, err := gs.stored(ctx, hash)
	if err != nil {
		return nil, err
	}
	if pack, err = gs.compiled(hash, files); err != nil {
		return nil, err
	}
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.packs[hash] = pack
	return pack, nil
}

func (gs *Games) compiled(hash string, files map[string]string) (*rules.Pack, error) {
	pack, err := gs.compile(files)
	if err != nil {
		return nil, fmt.Errorf("the rules this match was played with do not load any more: %w", err)
	}
	if pack.Hash != hash {
		return nil, errors.New("the rules that come with this match are not the ones it was played with")
	}
	return pack, nil
}

func (gs *Games) stored(ctx context.Context, hash string) (map[string]string, error) {
	text, err := gs.store.Pack(ctx, hash)
	if errors.Is(err, store.ErrUnknown) {
		return nil, fmt.Errorf("the rules this match was played with (%.12s) are not on this server; open an export of the match, which carries its rules", hash)
	}
	if err != nil {
		return nil, err
	}
	var files map[string]string
	return files, json.Unmarshal(text, &files)
}
