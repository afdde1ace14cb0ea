package lobby

import (
	"slices"

	"casus/rules"
	"casus/server/wire"
)

// show sends each socket what has changed of the room, as far as it may see it.
// A socket that sees no change gets no frame, so that a hidden change (somebody
// handed in orders) cannot be told from its frames.
func (r *Room) show() {
	status := r.status
	status.Turn = 0 // the match itself tells it
	if r.set.Readiness == "hidden" && !r.led() {
		status.Ready = [rules.Seats]bool{}
	}
	if !r.dirty && status == r.shown {
		return
	}
	r.dirty, r.shown = false, status
	now := map[bool]*wire.Room{}
	frames := map[*wire.Room][]byte{} // by what a socket had before
	for c := range r.conns {
		m := r.member(c.member)
		if m == nil {
			continue
		}
		controls := m.Role == Facilitator
		if now[controls] == nil {
			room := r.frame(controls)
			now[controls] = &room
		}
		frame, known := frames[c.room]
		if !known {
			if change, ok := now[controls].Since(c.room); ok {
				frame = wire.Write(wire.RoomChanged{T: "room", Room: change})
			}
			frames[c.room] = frame
		}
		if frame != nil {
			c.room = now[controls]
			c.Queue.Push(frame)
		}
	}
}

// led reports whether somebody who leads the room is looking.
func (r *Room) led() bool {
	for c := range r.conns {
		if m := r.member(c.member); m != nil && m.Role == Facilitator {
			return true
		}
	}
	return false
}

// frame is the room as a facilitator sees it, or as everyone else does.
func (r *Room) frame(facilitator bool) wire.Room {
	g := r.match.Game()
	out := wire.Room{Code: r.code, Title: r.set.Title, Scenario: g.Scenario.ID, Arm: g.Arm, Match: r.match.ID(),
		Phase: r.status.Phase, Turn: r.status.Turn, Clock: r.status.Clock, Locked: r.set.Locked,
		Rules: r.lobby.rulesOf(g.Pack.Hash, r.set.Rules), Members: []wire.Member{}, Readiness: r.set.Readiness}
	for _, m := range r.members {
		member := wire.Member{ID: m.ID, Nick: m.Nick, Role: wireRole(m.Role), Seat: m.Seat}
		if facilitator {
			is := r.online(m.ID)
			member.Online = &is
		}
		out.Members = append(out.Members, member)
	}
	names := facilitator || r.set.Readiness == "names"
	ready := 0
	for i, code := range wire.Seats {
		seat := wire.Seat{Seat: code, Members: r.people(code)}
		if c := r.set.Bots[i]; c.Takes || len(seat.Members) == 0 {
			seat.Bot = c.Bot
		}
		if r.status.Ready[i] && len(seat.Members) > 0 { // "1 of 2": bots are never waited for
			ready++
		}
		if names {
			is := r.status.Ready[i]
			seat.Ready = &is
		}
		out.Seats = append(out.Seats, seat)
	}
	if names || r.set.Readiness == "count" {
		out.ReadyCount = &ready
	}
	return out
}

// wireRole is the role a browser is told: who plays alone is a player.
func wireRole(role string) string {
	if role == Solo {
		return Player
	}
	return role
}

func (r *Room) online(member string) bool {
	for c := range r.conns {
		if c.member == member {
			return true
		}
	}
	return false
}

// nickFree reports whether nobody else in the room has a name that looks the
// same.
func (r *Room) nickFree(nick, except string) bool {
	return !slices.ContainsFunc(r.members, func(m memberRow) bool { return m.ID != except && sameNick(m.Nick, nick) })
}
