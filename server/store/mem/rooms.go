package mem

import (
	"context"
	"slices"

	"casus/server/store"
)

func (s *Store) room(code string) *store.Room {
	for i := range s.rooms {
		if s.rooms[i].Code == code {
			return &s.rooms[i]
		}
	}
	return nil
}

func (s *Store) member(id string) *store.Member {
	for i := range s.members {
		if s.members[i].ID == id {
			return &s.members[i]
		}
	}
	return nil
}

// Room gives one room.
func (s *Store) Room(_ context.Context, code string) (store.Room, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := s.room(code); r != nil {
		return *r, nil
	}
	return store.Room{}, store.ErrUnknown
}

// CreateRoom stores a room with its first member.
func (s *Store) CreateRoom(ctx context.Context, r store.Room, first store.Member, token store.TokenHash) error {
	return s.write(ctx, func() error {
		if s.room(r.Code) != nil {
			return store.ErrExists
		}
		s.rooms = append(s.rooms, r)
		err := s.addMember(first, token)
		if err != nil {
			s.rooms = s.rooms[:len(s.rooms)-1]
		}
		return err
	})
}

// UpdateRoom replaces match and settings.
func (s *Store) UpdateRoom(ctx context.Context, r store.Room) error {
	return s.write(ctx, func() error {
		old := s.room(r.Code)
		if old == nil {
			return store.ErrUnknown
		}
		old.Match, old.Settings = r.Match, slices.Clone(r.Settings)
		return nil
	})
}

// ListRooms gives all rooms, oldest first.
func (s *Store) ListRooms(context.Context) ([]store.Room, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.rooms), nil
}

// AddMember stores a member and its token.
func (s *Store) AddMember(ctx context.Context, m store.Member, token store.TokenHash) error {
	return s.write(ctx, func() error { return s.addMember(m, token) })
}

func (s *Store) addMember(m store.Member, token store.TokenHash) error {
	if s.room(m.Room) == nil {
		return store.ErrUnknown
	}
	if s.member(m.ID) != nil {
		return store.ErrExists
	}
	s.members = append(s.members, m)
	s.tokens[token] = m.ID
	return nil
}

// UpdateMember replaces nick, role, seat and kicked.
func (s *Store) UpdateMember(ctx context.Context, m store.Member) error {
	return s.write(ctx, func() error {
		old := s.member(m.ID)
		if old == nil {
			return store.ErrUnknown
		}
		old.Nick, old.Role, old.Seat, old.Kicked = m.Nick, m.Role, m.Seat, m.Kicked
		if m.Kicked {
			s.dropTokens(m.ID)
		}
		return nil
	})
}

func (s *Store) dropTokens(member string) {
	for hash, id := range s.tokens {
		if id == member {
			delete(s.tokens, hash)
		}
	}
}

// ListMembers gives a room's members in the order they came.
func (s *Store) ListMembers(_ context.Context, room string) ([]store.Member, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []store.Member
	for _, m := range s.members {
		if m.Room == room {
			list = append(list, m)
		}
	}
	return list, nil
}

// MemberByToken finds who a token stands for.
func (s *Store) MemberByToken(_ context.Context, token store.TokenHash) (store.Member, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.member(s.tokens[token]); m != nil {
		return *m, nil
	}
	return store.Member{}, store.ErrUnknown
}
