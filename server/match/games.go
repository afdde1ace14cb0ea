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
	packs      kept[*rules.Pack] // held by awake matches
	catalogues kept[[]byte]      // likewise
	rulebooks  kept[[]byte]      // made again when they are asked for
	beside     *engine.Game      // the game made last: the next may share memory with it
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
	gs := &Games{current: current, shipped: shipped, compile: compile, store: s, turn: make(chan struct{}, 1),
		packs: keep[*rules.Pack](freshPacks), catalogues: keep[[]byte](freshTexts), rulebooks: keep[[]byte](freshTexts)}
	gs.packs.hold(current.Hash, current)
	return gs, nil
}

// Current is the pack new matches use unless they name another.
func (gs *Games) Current() *rules.Pack { return gs.current }

// Shipped reports whether a pack is the library that comes with the program.
func (gs *Games) Shipped(hash string) bool { return hash == gs.shipped }

// Make prepares a game under a pack this server has, and keeps its rules and
// catalogue at hand until Leave.
func (gs *Games) Make(ctx context.Context, hash string, setup engine.Setup) (*engine.Game, error) {
	pack, err := gs.Pack(ctx, hash)
	if err != nil {
		return nil, err
	}
	gs.mu.Lock()
	beside := gs.beside
	gs.mu.Unlock()
	g, err := engine.NewBeside(beside, pack, setup)
	if err != nil {
		return nil, err
	}
	gs.mu.Lock()
	gs.beside = g
	gs.mu.Unlock()
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

// remember keeps what a match needs for as long as it is awake.
func (gs *Games) remember(g *engine.Game) (err error) {
	hash := view.CatalogueHash(g)
	body, ok := gs.Catalogue(hash)
	if !ok {
		if body, err = json.Marshal(view.CatalogueOf(g)); err != nil {
			return err
		}
	}
	gs.mu.Lock()
	defer gs.mu.Unlock()
	if gs.packs.crowded(g.Pack.Hash, heldPacks) {
		return ErrCrowded
	}
	gs.packs.hold(g.Pack.Hash, g.Pack)
	gs.catalogues.hold(hash, body)
	return nil
}

// Leave undoes Make, once for each: the match sleeps or was never begun. What no
// other match uses is soon forgotten; the store has the rules.
func (gs *Games) Leave(g *engine.Game) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	gs.packs.leave(g.Pack.Hash)
	gs.catalogues.leave(view.CatalogueHash(g))
}

// Catalogue gives a catalogue's JSON by its hash.
func (gs *Games) Catalogue(hash string) ([]byte, bool) {
	gs.mu.Lock()
	defer gs.mu.Unlock()
	return gs.catalogues.find(hash)
}

// Rulebook gives the JSON of a pack's rulebook by the pack's hash; an empty hash
// means the pack new matches use.
func (gs *Games) Rulebook(ctx context.Context, hash string) ([]byte, error) {
	if hash == "" {
		hash = gs.current.Hash
	}
	gs.mu.Lock()
	body, ok := gs.rulebooks.find(hash)
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
	gs.rulebooks.put(hash, body)
	return body, nil
}
