// Package lobby holds the rooms: who is in them, which seat each one has, and
// who may do what. A room points at its match; what happens in the match is the
// match's business.
//
// Nobody has an account. Whoever makes a room or joins one gets a token, which
// the browser keeps; a token is traded for a ticket, and a ticket opens one
// socket.
package lobby

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"casus/server/feed"
	"casus/server/match"
	"casus/server/meter"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// Config is what the lobby needs from outside.
type Config struct {
	Store store.Store
	Games *match.Games
	Clock match.Clock
	Bot   func(name string, seed uint64) (match.Player, error)
	Bots  []string // names Bot knows, from the simplest to the best, which is the default
	Log   *zap.Logger
	Meter *meter.Meter // may be nil

	MaxAwake int // rooms in memory at once; 0: 2,000
	MaxRooms int // rooms in the store; 0: 100,000
	// Restored names the backup that the store goes on from; empty if none.
	Restored string
}

// Lobby is all rooms of a server.
type Lobby struct {
	cfg     Config
	tickets tickets
	known   known
	shelf   shelf

	mu      sync.Mutex
	rooms   map[string]*slot // by code
	awake   map[*slot]struct{}
	stopped bool

	kept     *feed.Pool    // events kept in all rooms
	thinking chan struct{} // has one for each who looks back

	sweep sync.Mutex   // held while rooms are put to sleep
	taken atomic.Int64 // rooms in memory, with those that are about to be
	quit  chan struct{}
	cared chan struct{} // closed when nobody puts rooms to sleep any more
}

// Open finds the rooms in the store. Those whose clock runs are brought back at
// once; the others sleep until somebody comes, so that a server with years of
// matches still starts in a moment. A match that cannot be resumed is logged
// and left alone; the others go on.
func Open(ctx context.Context, cfg Config) (*Lobby, error) {
	cfg.MaxAwake, cfg.MaxRooms = cmp.Or(cfg.MaxAwake, maxAwake), cmp.Or(cfg.MaxRooms, maxRooms)
	l := &Lobby{cfg: cfg, tickets: tickets{open: map[store.TokenHash]ticket{}}, rooms: map[string]*slot{}, awake: map[*slot]struct{}{},
		kept: feed.NewPool(keptBytes), thinking: make(chan struct{}, thinkers), quit: make(chan struct{}), cared: make(chan struct{})}
	rows, err := cfg.Store.ListRooms(ctx)
	if err != nil {
		return nil, fmt.Errorf("the rooms cannot be read: %w", err)
	}
	for _, row := range rows {
		l.rooms[row.Code] = &slot{code: row.Code}
	}
	running, err := cfg.Store.ListMatches(ctx, false)
	if err != nil {
		return nil, fmt.Errorf("the matches cannot be read: %w", err)
	}
	for _, m := range running {
		if s := l.rooms[m.Room]; s != nil && match.ClockRuns(m) {
			l.wake(ctx, s) // a failure is logged there
		}
	}
	go l.care()
	return l, nil
}

// noRoom is said of codes that were never given and of those that have run out,
// so that who guesses learns nothing.
var noRoom = wire.Refuse(wire.NotFound, "there is no room with this code; check it with your teacher, who opens an old room again by looking into it")

// Room finds a room by its code as typed. Codes are found by a map: comparing
// hashes under a seed of this process takes as long for a code that is nearly
// right as for any other.
func (l *Lobby) Room(ctx context.Context, typed string) (*Room, *wire.Refusal) {
	code, ok := ParseCode(typed)
	if !ok {
		return nil, wire.Refuse(wire.NotFound, "that is not a room code; a code looks like KX7-4PH")
	}
	if r, refused := l.room(ctx, code); r != nil || refused.Code != wire.NotFound {
		return r, refused
	}
	return nil, noRoom
}

// Session is a member in a room: what a token or a ticket stands for.
type Session struct {
	Room   *Room
	Member string // id
}

// ByToken finds who a token stands for.
func (l *Lobby) ByToken(ctx context.Context, token string) (Session, *wire.Refusal) {
	h, refused := l.holder(ctx, hashToken(token))
	if refused != nil {
		return Session{}, refused
	}
	r, refused := l.room(ctx, h.room)
	if refused != nil {
		return Session{}, refused
	}
	s := Session{r, h.member}
	if _, refused := s.present(nil); refused != nil {
		return Session{}, refused
	}
	return s, nil
}

func (l *Lobby) holder(ctx context.Context, token store.TokenHash) (holder, *wire.Refusal) {
	if h, ok := l.known.find(token); ok {
		return h, nil
	}
	l.cfg.Meter.ReadStore(meter.ReadToken)
	m, err := l.cfg.Store.MemberByToken(ctx, token)
	switch {
	case errors.Is(err, store.ErrUnknown):
		return holder{}, placeGone
	case err != nil:
		l.cfg.Log.Error("token cannot be looked up", zap.Error(err))
		return holder{}, wire.Refuse(wire.Internal, "the server could not look this up; try again")
	case !l.cfg.Clock.Now().Before(expires(m)):
		return holder{}, placeGone // without waking its room
	}
	h := holder{m.Room, m.ID}
	l.known.note(token, h)
	return h, nil
}

// Ticket trades a session for a ticket; expires is unix milliseconds.
func (l *Lobby) Ticket(s Session) (name string, expires int64) {
	name, at := l.tickets.issue(s.Room.code, s.Member, l.cfg.Clock.Now())
	return name, at.UnixMilli()
}

// Redeem uses a ticket up.
func (l *Lobby) Redeem(ctx context.Context, name string) (Session, bool) {
	t, ok := l.tickets.redeem(name, l.cfg.Clock.Now())
	if !ok {
		return Session{}, false
	}
	r, refused := l.room(ctx, t.room)
	return Session{r, t.member}, refused == nil
}

// Trouble is why nothing can be stored any more, or nil.
func (l *Lobby) Trouble() error { return l.cfg.Store.Err() }

// Games the matches are made by.
func (l *Lobby) Games() *match.Games { return l.cfg.Games }

// Bots are the names of the bots there are.
func (l *Lobby) Bots() []string { return l.cfg.Bots }
