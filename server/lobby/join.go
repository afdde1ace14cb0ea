package lobby

import (
	"context"

	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

const maxMembers = 200 // in one room

// Join adds a member to a room. Several people may share a seat; without a
// seat one watches.
func (r *Room) Join(ctx context.Context, nick, seat string) (Entered, *wire.Refusal) {
	nick, refused := cleanNick(nick)
	if refused != nil {
		return Entered{}, refused
	}
	if seat != "" && wire.SeatIndex(seat) < 0 {
		return Entered{}, wire.Refuse(wire.Malformed, "choose one of the six countries, or none to watch")
	}
	m := store.Member{ID: newID(), Room: r.code, Nick: nick, Role: roleFor(seat), Seat: seat}
	token := newToken()
	refused = r.do(ctx, func() *wire.Refusal { return r.join(ctx, m, token) })
	if refused != nil {
		return Entered{}, refused
	}
	r.lobby.known.note(hashToken(token), holder{r.code, m.ID})
	return Entered{Room: r.code, Match: r.match.ID(), Member: m.ID, Nick: nick, Token: token, Role: m.Role, Seat: seat}, nil
}

func roleFor(seat string) string {
	if seat == "" {
		return Observer
	}
	return Player
}

func (r *Room) join(ctx context.Context, m store.Member, token string) *wire.Refusal {
	switch {
	case !r.open():
		return noRoom
	case r.set.Locked:
		return wire.Refuse(wire.Locked, "the room is locked; ask your teacher to open it")
	case len(r.members) >= maxMembers:
		return wire.Refuse(wire.Locked, "the room is full")
	case !r.nickFree(m.Nick, ""):
		return wire.Refuse(wire.Taken, "somebody in this room has that name; choose another one")
	}
	m.Joined = r.lobby.cfg.Clock.Now().UnixMilli()
	if err := r.lobby.cfg.Store.AddMember(ctx, m, hashToken(token)); err != nil {
		return r.fault(err)
	}
	r.members = append(r.members, m)
	r.note("member joined", m.ID, zap.String("seat", m.Seat))
	r.seen(ctx)
	r.match.SetSeats(r.controls())
	return nil
}

func (r *Room) fault(err error) *wire.Refusal {
	r.lobby.cfg.Log.Error("room change not stored", zap.String("match", r.match.ID()), zap.Error(err))
	return wire.Unsure()
}

// Info is what anybody who has the code may know before joining.
type Info struct {
	Code     string      `json:"code"`
	Title    string      `json:"title"`
	Scenario string      `json:"scenario"`
	Arm      string      `json:"arm"`
	Seats    []wire.Seat `json:"seats"`
	Locked   bool        `json:"locked"`
	Started  bool        `json:"started"`
}

// Info describes the room to somebody at its door.
func (r *Room) Info(ctx context.Context) (info Info, refused *wire.Refusal) {
	refused = r.look(ctx, func() *wire.Refusal {
		if !r.open() {
			return noRoom
		}
		f := r.frame(false)
		info = Info{Code: f.Code, Title: f.Title, Scenario: f.Scenario, Arm: f.Arm, Seats: f.Seats,
			Locked: f.Locked, Started: f.Phase != wire.PhaseLobby}
		for i := range info.Seats {
			info.Seats[i].Ready = nil
		}
		return nil
	})
	return info, refused
}
