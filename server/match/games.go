package match

import (
	"context"
	"encoding/json"
	"sync"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/rules"
	"casus/server/store"
)

// Games makes the games that matches play. A new match uses the rules the
// server was started with, or a pack somebody brought; a match from the store
// goes on with the rules it began with. The store keeps the text of all of them.
type Games struct {
	current *rules.Pack
	shipped string // hash of the library that comes with the program
	compile func(files map[string]string) (*rules.Pack, error)
	store   store.Packs
	turn    chan struct{} // held while rules from outside are loaded

	mu         sync.Mutex
	packs      map[string]*rules.Pack // the current one and those of matches
	fresh      []*rules.Pack          // used lately, but by no match; the oldest goes first
	catalogues map[string][]byte
	rulebooks  map[string][]byte
}

// NewGames keeps the current pack's text in the store. compile makes a pack
// from the text of its files; shipped is the hash of the library alone.
func NewGames(ctx context.Context, current *rules.Pack, shipped string, compile func(map[string]string) (*rules.Pack, error), s store.Packs) (*Games, error) {
	text, err := packed(current.Files)
	if err != nil {
		return nil, err
	}
	if err := s.PutPack(ctx, current.Hash, text); err != nil {
		return nil, err
	}
	return &Games{current: current, shipped: shipped, compile: compile, store: s, turn: make(chan struct{}, 1),
		packs: map[string]*rules.Pack{current.Hash: current}, catalogues: map[string][]byte{}, rulebooks: map[string][]byte{}}, nil
}

// Current is the pack new matches use unless they name another.
func (gs *Games) Current() *rules.Pack { return gs.current }

// Shipped reports whether a pack is the library that comes with the program.
func (gs *Games) Shipped(hash string) bool { return hash == gs.shipped }

// Make prepares a game under a pack this server has, and remembers its
// catalogue.
func (gs *Games) Make(ctx context.Context, hash string, setup engine.Setup) (*engine.Game, error) {
	pack, err := gs.Pack(ctx, hash)
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
	pack, err := gs.Pack(ctx, h.Pack)
	if err != nil && len(h.Files) > 0 {
		err = gs.inTurn(ctx, func() error {
			pack, err = gs.compiled(h.Pack, h.Files)
			return err
		})
	}
	if err != nil {
		return nil, err
	}
	return engine.New(pack, h.Setup)
}

// remember keeps what a match needs for as long as the server runs.
func (gs *Games) remember(g *engine.Game) error {
	gs.mu.Lock()
	gs.packs[g.Pack.Hash] = g.Pack
	gs.mu.Unlock()
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
	pack, err := gs.Pack(ctx, hash)
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
