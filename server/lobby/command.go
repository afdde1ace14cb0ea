package lobby

import (
	"context"

	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// Command carries out a member's command and gives the frame to answer it with,
// and "ok" or the code of the refusal for those who count.
func (s Session) Command(ctx context.Context, c *wire.Cmd) (answer []byte, code string) {
	return s.answer(ctx, nil, c)
}

// Command is Session.Command for what came in over a socket. A socket whose
// member has another seat by now is refused: what was meant for the old seat must
// not be carried out for the new one.
func (c *Conn) Command(ctx context.Context, cmd *wire.Cmd) (answer []byte, code string) {
	return c.session.answer(ctx, c, cmd)
}

func (s Session) answer(ctx context.Context, from *Conn, c *wire.Cmd) (answer []byte, code string) {
	ack, refused := s.command(ctx, from, c)
	if refused != nil {
		return wire.WriteNack(c.ID, refused), string(refused.Code)
	}
	return ack, "ok"
}

func (s Session) command(ctx context.Context, from *Conn, c *wire.Cmd) ([]byte, *wire.Refusal) {
	if !command[c.Verb] || !Ruled(c.Verb) {
		return nil, wire.Refuse(wire.UnknownVerb, "there is no such command")
	}
	m, refused := s.present(from)
	if refused != nil {
		return nil, refused
	}
	if !May(m.column, c.Verb) {
		s.Room.note("command denied", m.ID, zap.String("verb", c.Verb), zap.String("role", m.column))
		return nil, wire.Refuse(wire.Forbidden, "your role may not do this")
	}
	if change, ok := rosterVerbs[c.Verb]; ok {
		refused = s.Room.do(ctx, func() *wire.Refusal { return s.Room.once(ctx, m.ID, c, change) })
		return wire.WriteAck(c.ID, 0), refused
	}
	return s.Room.match.Do(ctx, match.Command{Actor: m.ID, Nick: nickFor(m.Member), Seat: seatOf(m.Member), Void: m.void,
		ID: c.ID, Verb: c.Verb, Turn: c.Turn, Phase: c.Phase, Body: c.Body})
}

// nickFor is the name shown with a message; alone there is nobody to tell it to.
func nickFor(m store.Member) string {
	if m.Role == Solo {
		return ""
	}
	return m.Nick
}

// once changes the roster, unless the member's command has done so before. What was
// refused may be asked for again under the same id.
func (r *Room) once(ctx context.Context, member string, c *wire.Cmd, change func(*Room, context.Context, *wire.Cmd) *wire.Refusal) *wire.Refusal {
	n := nameOf(member, c.ID)
	if r.done.has(n) {
		return nil
	}
	refused := change(r, ctx, c)
	if refused == nil {
		r.done.add(n)
	}
	return refused
}
