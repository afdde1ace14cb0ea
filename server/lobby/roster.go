package lobby

import (
	"context"
	"slices"

	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// rosterVerbs change who is in a room. Each sets a value, so that even a command
// which nobody knows again does no harm unless others came between.
var rosterVerbs = map[string]func(*Room, context.Context, *wire.Cmd) *wire.Refusal{
	wire.VerbBot:    (*Room).setBot,
	wire.VerbKick:   (*Room).kick,
	wire.VerbRename: (*Room).rename,
	wire.VerbLock:   (*Room).lock,
	wire.VerbSeat:   (*Room).setSeat,
}

// body decodes a roster command's body.
func body[T any](c *wire.Cmd) (T, *wire.Refusal) {
	v, err := wire.Body[T](c.Body)
	if err != nil {
		return v, wire.Refuse(wire.Malformed, err.Error())
	}
	return v, nil
}

// setBot puts a bot in charge of a seat, or with an empty name gives the seat
// back to its people.
func (r *Room) setBot(ctx context.Context, c *wire.Cmd) *wire.Refusal {
	b, refused := body[wire.SetBot](c)
	if refused != nil {
		return refused
	}
	i := wire.SeatIndex(b.Seat)
	if i < 0 {
		return wire.Refuse(wire.NotFound, "there is no such seat")
	}
	if b.Bot != "" && !slices.Contains(r.lobby.cfg.Bots, b.Bot) {
		return wire.Refuse(wire.NotFound, "there is no such bot")
	}
	next := r.set
	next.Bots[i].Takes = b.Bot != ""
	if b.Bot != "" {
		next.Bots[i].Bot = b.Bot
	}
	return r.setTo(ctx, next)
}

func (r *Room) lock(ctx context.Context, c *wire.Cmd) *wire.Refusal {
	b, refused := body[wire.Lock](c)
	if refused != nil {
		return refused
	}
	next := r.set
	next.Locked = b.Locked
	return r.setTo(ctx, next)
}

// setTo stores new settings and takes them over.
func (r *Room) setTo(ctx context.Context, next settings) *wire.Refusal {
	if err := r.save(ctx, next); err != nil {
		return r.fault(err)
	}
	r.match.SetSeats(r.controls())
	return nil
}

func (r *Room) save(ctx context.Context, next settings) error {
	err := r.lobby.cfg.Store.UpdateRoom(ctx, store.Room{Code: r.code, Match: r.match.ID(), Settings: next.encode()})
	if err == nil {
		r.set = next
	}
	return err
}

func (r *Room) kick(ctx context.Context, c *wire.Cmd) *wire.Refusal {
	b, refused := body[wire.Kick](c)
	if refused != nil {
		return refused
	}
	m := r.member(b.Member)
	if m == nil {
		return nil // gone already: the same command again
	}
	if m.Role == Facilitator {
		return wire.Refuse(wire.Forbidden, "the leader cannot be removed")
	}
	out := *m
	out.Kicked, out.Seat = true, ""
	if err := r.lobby.cfg.Store.UpdateMember(ctx, out); err != nil {
		return r.fault(err)
	}
	r.members = slices.DeleteFunc(r.members, func(x store.Member) bool { return x.ID == out.ID })
	r.disconnect(out.ID, wire.CloseKicked)
	r.note("member removed", out.ID)
	r.match.SetSeats(r.controls())
	return nil
}

func (r *Room) rename(ctx context.Context, c *wire.Cmd) *wire.Refusal {
	b, refused := body[wire.Rename](c)
	if refused != nil {
		return refused
	}
	nick, refused := cleanNick(b.Nick)
	if refused != nil {
		return refused
	}
	if !r.nickFree(nick, b.Member) {
		return wire.Refuse(wire.Taken, "somebody in this room has that name")
	}
	return r.alter(ctx, b.Member, func(m *store.Member) { m.Nick = nick })
}

// setSeat moves a member. Its sockets are asked to come back, and then see what
// the new place may see and nothing else.
func (r *Room) setSeat(ctx context.Context, c *wire.Cmd) *wire.Refusal {
	b, refused := body[wire.SetSeat](c)
	if refused != nil {
		return refused
	}
	if b.Seat != "" && wire.SeatIndex(b.Seat) < 0 {
		return wire.Refuse(wire.NotFound, "there is no such seat")
	}
	m := r.member(b.Member)
	switch {
	case m != nil && m.Role == Facilitator:
		return wire.Refuse(wire.Forbidden, "who leads a room has no seat")
	case m != nil && m.Seat == b.Seat:
		return nil
	}
	refused = r.alter(ctx, b.Member, func(m *store.Member) { m.Seat, m.Role = b.Seat, roleFor(b.Seat) })
	if refused == nil {
		r.disconnect(b.Member, wire.CloseMoved)
		r.note("member moved", b.Member, zap.String("seat", b.Seat))
		r.match.SetSeats(r.controls())
	}
	return refused
}

// alter stores a changed member and takes the change over.
func (r *Room) alter(ctx context.Context, id string, change func(*store.Member)) *wire.Refusal {
	m := r.member(id)
	if m == nil {
		return wire.Refuse(wire.NotFound, "there is no such member in this room")
	}
	next := *m
	change(&next)
	if err := r.lobby.cfg.Store.UpdateMember(ctx, next); err != nil {
		return r.fault(err)
	}
	*m = next
	return nil
}

// disconnect closes a member's sockets. They leave the match's streams first,
// so that nothing more of the old place reaches them.
func (r *Room) disconnect(member string, code wire.CloseCode) {
	r.voidPlace(member)
	for c := range r.conns {
		if c.member == member {
			delete(r.conns, c)
			c.left.Store(true)
			c.Queue.Close(int(code)) // first: from now on it takes nothing
			r.match.Unsubscribe(c.Queue)
		}
	}
}
