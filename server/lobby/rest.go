package lobby

import (
	"context"
	"time"

	"casus/server/wire"

	"go.uber.org/zap"
)

const (
	restAfter     = 10 * time.Minute // without a socket or a request
	restOverAfter = time.Minute      // likewise, once the match is over
	restInNeed    = 30 * time.Second // likewise, while there is no room for another
	lookEvery     = time.Minute

	maxAwake = 2_000   // rooms in memory, unless Config says otherwise
	maxRooms = 100_000 // rooms in the store, likewise

	keptBytes = 512 << 20 // events kept for those who come back, in all rooms
)

// care puts rooms to sleep for as long as the lobby is open.
func (l *Lobby) care() {
	defer close(l.cared)
	for {
		rings, undo := l.cfg.Clock.Alarm(l.cfg.Clock.Now().Add(lookEvery))
		select {
		case <-rings:
			l.Rest(context.Background())
		case <-l.quit:
			undo()
			return
		}
	}
}

// Rest puts every room to sleep that nobody has used for a while: its match
// stops and leaves memory, and the next visit brings it back as it was. A room
// with a running clock never sleeps. The lobby does this by itself every minute.
func (l *Lobby) Rest(ctx context.Context) { l.rest(ctx, restAfter) }

func (l *Lobby) rest(ctx context.Context, after time.Duration) {
	l.sweep.Lock()
	defer l.sweep.Unlock()
	for _, s := range l.up() {
		// Somebody who wakes or stops the room holds the lock; then it is in use.
		if s.mu.TryLock() {
			l.restOne(ctx, s, after)
			s.mu.Unlock()
		}
	}
}

func (l *Lobby) restOne(ctx context.Context, s *slot, after time.Duration) {
	r := s.room
	if r == nil {
		return
	}
	if r.latest.Load().Phase == "over" {
		after = min(after, restOverAfter)
	}
	if r.idle() < after || !r.retire(ctx) {
		return
	}
	s.room = nil
	l.mu.Lock()
	delete(l.awake, s)
	l.mu.Unlock()
	l.release()
	l.cfg.Games.Leave(r.match.Game())
	l.cfg.Meter.Slept()
	l.cfg.Log.Info("room sleeps", zap.String("match", r.match.ID()))
}

// reserve makes sure there is memory for one more room; release gives it back.
func (l *Lobby) reserve(ctx context.Context) *wire.Refusal {
	if l.taken.Add(1) <= int64(l.cfg.MaxAwake) {
		return nil
	}
	l.rest(ctx, restInNeed)
	if l.taken.Load() <= int64(l.cfg.MaxAwake) {
		return nil
	}
	l.release()
	l.cfg.Meter.Rejected("awake")
	l.cfg.Log.Warn("room refused: too many are in use", zap.Int("awake", l.cfg.MaxAwake))
	return wire.Refuse(wire.Busy, "all rooms this server can hold are in use; try again in a few minutes")
}

func (l *Lobby) release() { l.taken.Add(-1) }

// full reports whether the store holds all the rooms it may.
func (l *Lobby) full() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.rooms) >= l.cfg.MaxRooms
}

// up lists the rooms that are awake.
func (l *Lobby) up() []*slot {
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]*slot, 0, len(l.awake))
	for s := range l.awake {
		list = append(list, s)
	}
	return list
}

// Census counts the matches in memory and in the store alone, and the messages
// that wait in the fullest inbox.
func (l *Lobby) Census() (awake, asleep, inbox int) {
	list := l.up()
	for _, s := range list {
		if s.mu.TryLock() {
			if s.room != nil {
				inbox = max(inbox, s.room.match.Waiting())
			}
			s.mu.Unlock()
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(list), len(l.rooms) - len(list), inbox
}
