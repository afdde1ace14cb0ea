// Package mem keeps everything in memory: for tests and throw-away matches.
// It gives the same answers as the database and forgets them at the end.
package mem

import (
	"context"
	"sync"

	"casus/server/store"
)

// Store is a store.Store in memory.
type Store struct {
	mu      sync.Mutex
	closed  bool
	matches map[string]*match
	order   []string // match ids in the order they came
	packs   map[string]store.Pack
	rooms   []store.Room
	members []store.Member
	tokens  map[store.TokenHash]string // hash -> member id
	failed  chan struct{}
}

type match struct {
	store.Match
	lines    [][]byte
	came     []uint64 // for each line, the number of the first that came with it
	commands []store.Command
	messages []store.Message
	epoch    uint64
}

var _ store.Store = (*Store)(nil)

// New gives an empty store.
func New() *Store {
	return &Store{
		matches: map[string]*match{},
		packs:   map[string]store.Pack{},
		tokens:  map[store.TokenHash]string{},
		failed:  make(chan struct{}),
	}
}

// Failed never fires: memory has no disk to fail.
func (s *Store) Failed() <-chan struct{} { return s.failed }

// Err is always nil.
func (s *Store) Err() error { return nil }

// Close refuses all later writes.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return nil
}

// write runs one change, unless the store is closed or the caller has gone.
func (s *Store) write(ctx context.Context, change func() error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return store.ErrClosed
	}
	return change()
}
