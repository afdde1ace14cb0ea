package store

import "context"

// Room is a class or a solo player's table. What the lobby sets for it travels
// as one block of JSON that only the lobby reads.
type Room struct {
	Code     string
	Match    string
	Settings []byte
	Created  int64 // unix milliseconds
}

// Member is one person in a room.
type Member struct {
	ID     string
	Room   string
	Nick   string
	Role   string
	Seat   string // empty for observers and facilitators
	Kicked bool
	Joined int64 // unix milliseconds
}

// TokenHash is the sha256 of a bearer token; the token itself is never kept.
type TokenHash [32]byte

// Rooms keeps rooms, their members and the members' tokens.
type Rooms interface {
	// CreateRoom stores a room with its first member; ErrExists if the code is taken.
	CreateRoom(ctx context.Context, r Room, first Member, token TokenHash) error
	// UpdateRoom replaces match and settings of a room.
	UpdateRoom(ctx context.Context, r Room) error
	// Room gives one room, ErrUnknown if there is none of this code.
	Room(ctx context.Context, code string) (Room, error)
	ListRooms(ctx context.Context) ([]Room, error)
	// AddMember stores a member and the hash of the token that stands for it.
	AddMember(ctx context.Context, m Member, token TokenHash) error
	// UpdateMember replaces nick, role, seat and kicked; a kicked member's
	// tokens are removed in the same transaction.
	UpdateMember(ctx context.Context, m Member) error
	ListMembers(ctx context.Context, room string) ([]Member, error)
	// MemberByToken finds who a token stands for, ErrUnknown if nobody.
	MemberByToken(ctx context.Context, token TokenHash) (Member, error)
}
