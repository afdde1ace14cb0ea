package mem

import (
	"context"
	"slices"

	"casus/server/store"
)

// PutPack stores a pack of the server's own.
func (s *Store) PutPack(ctx context.Context, hash string, body []byte) error {
	return s.write(ctx, func() error {
		p, ok := s.packs[hash]
		if !ok {
			p.Body = slices.Clone(body)
		}
		s.packs[hash] = store.Pack{Hash: hash, Body: p.Body}
		return nil
	})
}

// AddPack stores a pack somebody brought, if there is room.
func (s *Store) AddPack(ctx context.Context, p store.Pack, room int64) error {
	return s.write(ctx, func() error {
		if old, ok := s.packs[p.Hash]; ok {
			if old.Brought > 0 {
				old.Brought = p.Brought
				s.packs[p.Hash] = old
			}
			return nil
		}
		drop, ok := s.makeRoom(room - int64(len(p.Body)))
		if !ok {
			return store.ErrFull
		}
		for _, hash := range drop {
			delete(s.packs, hash)
		}
		p.Body = slices.Clone(p.Body)
		s.packs[p.Hash] = p
		return nil
	})
}

// makeRoom lists the packs to drop so that the brought ones have at most so
// many bytes; ok is false when that cannot be.
func (s *Store) makeRoom(most int64) (drop []string, ok bool) {
	used := map[string]bool{}
	for _, m := range s.matches {
		used[m.Pack] = true
	}
	size := int64(0)
	var idle []store.Pack
	for _, p := range s.packs {
		if p.Brought == 0 {
			continue
		}
		size += int64(len(p.Body))
		if !used[p.Hash] {
			idle = append(idle, p)
		}
	}
	slices.SortFunc(idle, func(a, b store.Pack) int { return int(a.Brought - b.Brought) })
	for _, p := range idle {
		if size <= most {
			break
		}
		size -= int64(len(p.Body))
		drop = append(drop, p.Hash)
	}
	return drop, size <= most
}

// Pack gives a stored rule pack.
func (s *Store) Pack(_ context.Context, hash string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.packs[hash]
	if !ok {
		return nil, store.ErrUnknown
	}
	return slices.Clone(p.Body), nil
}
