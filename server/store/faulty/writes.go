package faulty

import (
	"context"

	"casus/server/store"
)

// Append may be held, and may fail.
func (s *Store) Append(ctx context.Context, appends ...store.Append) (r store.Receipt, err error) {
	s.wait(ctx)
	err = s.write(func() (err error) {
		r, err = s.Store.Append(ctx, appends...)
		return err
	})
	if err != nil {
		return store.Receipt{}, err
	}
	return r, nil
}

// CreateMatch may fail.
func (s *Store) CreateMatch(ctx context.Context, m store.Match, header []byte) error {
	return s.write(func() error { return s.Store.CreateMatch(ctx, m, header) })
}

// Claim may fail.
func (s *Store) Claim(ctx context.Context, match string) (epoch, head uint64, err error) {
	err = s.write(func() (err error) {
		epoch, head, err = s.Store.Claim(ctx, match)
		return err
	})
	return epoch, head, err
}

// CreateRoom may fail.
func (s *Store) CreateRoom(ctx context.Context, r store.Room, first store.Member, token store.TokenHash) error {
	return s.write(func() error { return s.Store.CreateRoom(ctx, r, first, token) })
}

// UpdateRoom may fail.
func (s *Store) UpdateRoom(ctx context.Context, r store.Room) error {
	return s.write(func() error { return s.Store.UpdateRoom(ctx, r) })
}

// AddMember may fail.
func (s *Store) AddMember(ctx context.Context, m store.Member, token store.TokenHash) error {
	return s.write(func() error { return s.Store.AddMember(ctx, m, token) })
}

// UpdateMember may fail.
func (s *Store) UpdateMember(ctx context.Context, m store.Member) error {
	return s.write(func() error { return s.Store.UpdateMember(ctx, m) })
}

// PutPack may fail.
func (s *Store) PutPack(ctx context.Context, hash string, body []byte) error {
	return s.write(func() error { return s.Store.PutPack(ctx, hash, body) })
}

// AddPack may fail.
func (s *Store) AddPack(ctx context.Context, p store.Pack, room int64) error {
	return s.write(func() error { return s.Store.AddPack(ctx, p, room) })
}
