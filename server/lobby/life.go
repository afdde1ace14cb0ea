package lobby

import (
	"context"
	"sync/atomic"
	"time"

	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

const (
	// PlaceLife is how long a token stands for a place, counted from the day it
	// was given: half a school year. After that one joins again.
	PlaceLife = 180 * 24 * time.Hour
	// CodeLife is how long a code opens the door after the room's last sign of
	// life. A code is short so that it can be read off a wall, so there must not
	// be many at any time that can be guessed. Its members need no code, and when
	// one of them comes back the code opens again.
	CodeLife = 12 * time.Hour
	// signEvery is how much older than the truth a stored sign of life may be.
	signEvery = time.Hour
)

var placeGone = wire.Refuse(wire.Forbidden, "this place is not valid any more; join the room again")

// presence is a member as it is at one moment: who, its column in the table of
// rights, and whether that has changed since.
type presence struct {
	store.Member
	column string
	void   *atomic.Bool
}

// present gives the session's member as it is now, without a word to the room's
// goroutine: every command asks. Unless from is nil, a socket that was told to
// come back is refused: what was meant for its old seat must not be carried out
// for the new one.
func (s Session) present(from *Conn) (presence, *wire.Refusal) {
	r := s.Room
	select {
	case <-r.quit:
		return presence{}, r.gone()
	default:
	}
	r.touch()
	p, ok := (*r.roster.Load())[s.Member]
	switch {
	case !ok || r.lapsed(p.Member):
		return presence{}, placeGone
	case from != nil && from.left.Load():
		return presence{}, wire.Refuse(wire.Busy, "your place has changed; your browser will reconnect by itself")
	}
	return p, nil
}

// publish tells who is in the room, and as what.
func (r *Room) publish() {
	roster := make(map[string]presence, len(r.members))
	for _, m := range r.members {
		roster[m.ID] = presence{m, r.standing(m), r.place(m.ID)}
	}
	r.roster.Store(&roster)
}

// place is what a member's commands carry: it is void once the member was moved
// or removed, so that a command on its way is not carried out for a place its
// sender no longer has.
func (r *Room) place(member string) *atomic.Bool {
	p := r.places[member]
	if p == nil {
		p = &atomic.Bool{}
		r.places[member] = p
	}
	return p
}

func (r *Room) voidPlace(member string) {
	if p := r.places[member]; p != nil {
		p.Store(true)
		delete(r.places, member)
	}
}

func expires(m memberRow) time.Time { return time.UnixMilli(m.Joined).Add(PlaceLife) }

func (r *Room) lapsed(m memberRow) bool { return !r.lobby.cfg.Clock.Now().Before(expires(m)) }

// watch rings when the place of a member with an open socket runs out.
func (r *Room) watch(m memberRow) {
	if at := expires(m); r.lapse == nil || at.Before(r.lapseAt) {
		r.unwatch()
		r.lapseAt = at
		r.lapse, r.stopLapse = r.lobby.cfg.Clock.Alarm(at)
	}
}

func (r *Room) unwatch() {
	if r.lapse != nil {
		r.stopLapse()
		r.lapse = nil
	}
}

// endLapsed closes the sockets of the places that have run out.
func (r *Room) endLapsed() {
	r.lapse = nil
	for i := range r.members {
		switch m := r.members[i]; {
		case !r.online(m.ID):
		case r.lapsed(m):
			r.disconnect(m.ID, wire.CloseTicket)
		default:
			r.watch(m)
		}
	}
}

// open reports whether the room's code still lets people in.
func (r *Room) open() bool {
	return len(r.conns) > 0 || r.lobby.cfg.Clock.Now().Before(time.UnixMilli(r.set.Seen).Add(CodeLife))
}

// seen notes a sign of life, on disk not more than once an hour.
func (r *Room) seen(ctx context.Context) {
	now := r.lobby.cfg.Clock.Now()
	if now.Sub(time.UnixMilli(r.set.Seen)) < signEvery {
		return
	}
	next := r.set
	next.Seen = now.UnixMilli()
	if err := r.save(context.WithoutCancel(ctx), next); err != nil {
		r.lobby.cfg.Log.Error("sign of life not stored", zap.String("match", r.match.ID()), zap.Error(err))
	}
}
