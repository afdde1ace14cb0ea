package lobby

import (
	"context"
	"errors"
	"sync"

	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// slot is a room's place in the lobby. The room may be asleep in the store.
type slot struct {
	row store.Room

	mu     sync.Mutex // held while the room is woken, so that it is woken once
	room   *Room
	broken *wire.Refusal // why it can never be woken
}

// room gives a room by its exact code, woken if it slept.
func (l *Lobby) room(ctx context.Context, code string) (*Room, *wire.Refusal) {
	l.mu.Lock()
	s := l.rooms[code]
	l.mu.Unlock()
	if s == nil {
		return nil, wire.Refuse(wire.NotFound, "there is no such room")
	}
	return l.wake(ctx, s)
}

func (l *Lobby) wake(ctx context.Context, s *slot) (*Room, *wire.Refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.room != nil:
		return s.room, nil
	case s.broken != nil:
		return nil, s.broken
	case l.isStopped():
		return nil, wire.Refuse(wire.Stopping, "the server is stopping; your browser will reconnect by itself")
	}
	r, err := l.restore(context.WithoutCancel(ctx), s.row)
	if err != nil {
		l.cfg.Log.Error("room cannot be restored", zap.String("match", s.row.Match), zap.Error(err))
		s.broken = wire.Refuse(wire.Internal, "the saved match of this room is damaged; make a new room")
		var old *match.Outdated
		if errors.As(err, &old) {
			s.broken = wire.Refuse(wire.Over, "an earlier version of the game played this match, and it cannot go on in this one; "+
				"whoever runs the server can save what happened with `replay save "+s.row.Match+"`. Make a new room")
		}
		return nil, s.broken
	}
	s.room = r
	return r, nil
}

func (l *Lobby) isStopped() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stopped
}

// launch starts a new room's goroutine and gives the room its place.
func (l *Lobby) launch(r *Room) error {
	go r.loop()
	l.mu.Lock()
	stopped := l.stopped
	if !stopped {
		l.rooms[r.code] = &slot{room: r}
	}
	l.mu.Unlock()
	if stopped {
		r.stop()
		return errors.New("the server is stopping")
	}
	return nil
}

// Stop ends all rooms and matches.
func (l *Lobby) Stop() {
	l.mu.Lock()
	l.stopped = true
	slots := make([]*slot, 0, len(l.rooms))
	for _, s := range l.rooms {
		slots = append(slots, s)
	}
	l.mu.Unlock()
	for _, s := range slots {
		s.mu.Lock()
		if s.room != nil {
			s.room.stop()
		}
		s.mu.Unlock()
	}
}
