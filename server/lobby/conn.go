package lobby

import (
	"context"
	"reflect"

	"casus/engine/view"
	"casus/rules"
	"casus/server/feed"
	"casus/server/store"
	"casus/server/wire"
)

const maxConns = 12 // sockets of one member: tabs, a phone, a projector

// Attach adds a socket of a member; its queue gets the welcome first.
func (s Session) Attach(ctx context.Context, q *feed.Queue) (*Conn, *wire.Refusal) {
	r, c := s.Room, &Conn{Queue: q, session: s, member: s.Member}
	refused := r.do(ctx, func() *wire.Refusal {
		m := r.member(s.Member)
		if m == nil || r.lapsed(*m) {
			return placeGone
		}
		if r.count(s.Member) >= maxConns {
			return wire.Refuse(wire.Rate, "this place is open in too many tabs; close one")
		}
		r.conns[c] = struct{}{}
		r.seen(ctx)
		r.watch(*m)
		room := r.frame(m.Role == Facilitator)
		c.room = r.told(&room)
		q.Push(wire.Write(wire.Welcome{T: "welcome", V: wire.Subprotocol, Role: wireRole(m.Role), Seat: m.Seat,
			Member: m.ID, Match: r.match.ID(), Room: room, HeartbeatMS: wire.HeartbeatMS}))
		return nil
	})
	return c, refused
}

// told gives what another socket was told of the room, if that is the same: a
// room is a kilobyte and more.
func (r *Room) told(room *wire.Room) *wire.Room {
	for c := range r.conns {
		if c.room != nil && reflect.DeepEqual(c.room, room) {
			return c.room
		}
	}
	return room
}

func (r *Room) count(member string) (n int) {
	for c := range r.conns {
		if c.member == member {
			n++
		}
	}
	return n
}

// Detach removes a socket that has ended.
func (s Session) Detach(c *Conn) {
	s.Room.match.Unsubscribe(c.Queue)
	// A room that is stopping has no use for it.
	_ = s.Room.do(context.Background(), func() *wire.Refusal {
		delete(s.Room.conns, c)
		s.Room.seen(context.Background())
		return nil
	})
}

// Subscribe lets a socket follow the match as its member may see it.
func (s Session) Subscribe(ctx context.Context, c *Conn, sub *wire.Sub) *wire.Refusal {
	m, refused := s.present(nil)
	if refused != nil {
		return refused
	}
	if !May(m.column, AskSub) {
		return wire.Refuse(wire.Forbidden, "your role may not do this")
	}
	if sub.Match != s.Room.match.ID() {
		return wire.Refuse(wire.NotFound, "this room plays another match")
	}
	return s.Room.match.Subscribe(ctx, AudienceOf(m.Member), c.Queue, sub.Epoch, sub.After)
}

// AudienceOf is what a member may see: a facilitator all, a player its seat's
// view, everyone else what is public.
func AudienceOf(m store.Member) view.Audience {
	if m.Role == Facilitator {
		return view.All
	}
	if seat := seatOf(m); seat.Playable() {
		return view.Seat(seat)
	}
	return view.Public
}

func seatOf(m store.Member) rules.Seat {
	if i := wire.SeatIndex(m.Seat); i >= 0 {
		return rules.Seat(i)
	}
	return rules.NONE
}
