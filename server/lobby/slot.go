package lobby

import (
	"context"
	"encoding/json"
	"errors"
	"sync"

	"casus/engine/record"
	"casus/server/match"
	"casus/server/meter"
	"casus/server/wire"

	"go.uber.org/zap"
)

// slot is a room's place in the lobby. The room may be asleep in the store; then
// this is all that is kept of it.
type slot struct {
	code string

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
		s.room.touch() // under the lock, so that nobody puts it to sleep now
		return s.room, nil
	case s.broken != nil:
		return nil, s.broken
	case l.isStopped():
		return nil, wire.Refuse(wire.Stopping, "the server is stopping; your browser will reconnect by itself")
	}
	if refused := l.reserve(ctx); refused != nil {
		return nil, refused
	}
	r, refused := l.rouse(context.WithoutCancel(ctx), s)
	if refused != nil {
		l.release()
		return nil, refused
	}
	l.mu.Lock()
	stopped := l.stopped
	if !stopped {
		l.awake[s] = struct{}{}
	}
	l.mu.Unlock()
	if stopped { // Stop has counted the rooms already
		r.stop()
		return nil, r.gone()
	}
	s.room = r
	return r, nil
}

// rouse reads a room from the store and goes on with its match.
func (l *Lobby) rouse(ctx context.Context, s *slot) (*Room, *wire.Refusal) {
	l.cfg.Meter.ReadStore(meter.ReadRoom)
	row, err := l.cfg.Store.Room(ctx, s.code)
	if err != nil {
		l.cfg.Log.Error("room cannot be read", zap.Error(err))
		return nil, wire.Refuse(wire.Internal, "the server could not read this room; try again")
	}
	r, err := l.restore(ctx, row)
	if errors.Is(err, match.ErrCrowded) {
		return nil, wire.Refuse(wire.Busy, err.Error())
	}
	if err != nil {
		l.cfg.Log.Error("room cannot be restored", zap.String("match", row.Match), zap.Error(err))
		if s.broken = beyond(row.Match, err); s.broken != nil {
			return nil, s.broken
		}
		return nil, wire.Refuse(wire.Internal, "the server could not read this room; try again")
	}
	l.cfg.Meter.Woke()
	l.cfg.Log.Info("room woke", zap.String("match", row.Match))
	return r, nil
}

// beyond says why a room will never wake again, or nothing if it may: a disk
// that failed once is no reason to throw a match away.
func beyond(id string, err error) *wire.Refusal {
	var old *match.Outdated
	var damage *record.Damage
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &old):
		return wire.Refuse(wire.Over, "an earlier version of the game played this match, and it cannot go on in this one; "+
			"whoever runs the server can save what happened with `replay save "+id+"`. Make a new room")
	case errors.As(err, &damage), errors.As(err, &syntax), errors.As(err, &kind):
		return wire.Refuse(wire.Internal, "the saved match of this room is damaged; make a new room")
	}
	return nil
}

func (l *Lobby) isStopped() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stopped
}

// launch starts a new room's goroutine and gives the room its place.
func (l *Lobby) launch(r *Room) error {
	r.publish()
	go r.loop()
	l.mu.Lock()
	stopped := l.stopped
	if !stopped {
		s := &slot{code: r.code, room: r}
		l.rooms[r.code], l.awake[s] = s, struct{}{}
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
	l.mu.Unlock()
	close(l.quit)
	<-l.cared
	for _, s := range l.up() {
		s.mu.Lock()
		if s.room != nil {
			s.room.stop()
		}
		s.mu.Unlock()
	}
}
