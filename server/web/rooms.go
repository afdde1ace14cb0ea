package web

import (
	"net/http"

	"casus/rules"
	"casus/server/lobby"
	"casus/server/wire"
)

// scenario is one entry of the list to choose from.
type scenario struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Summary  string   `json:"summary"`
	Start    string   `json:"start"`
	TurnDays int32    `json:"turn_days"`
	Turns    [2]int32 `json:"turns"` // fewest and most
	Arms     []string `json:"arms"`
	Arm      string   `json:"arm"`
	Bots     []string `json:"bots"`
}

func (w *Web) scenarios(*http.Request) (any, *wire.Refusal) {
	return forAll{w.scenariosOf(w.cfg.Lobby.Games().Current())}, nil
}

func (w *Web) scenariosOf(pack *rules.Pack) []scenario {
	list := []scenario{}
	for _, s := range pack.Scenarios {
		list = append(list, scenario{ID: s.ID, Title: s.Title, Summary: s.Summary, Start: s.Start.String(),
			TurnDays: s.TurnDays, Turns: [2]int32{s.HorizonMin, s.HorizonMax}, Arms: rules.TreatyArms, Arm: s.Arm, Bots: w.cfg.Lobby.Bots()})
	}
	return list
}

func (w *Web) createRoom(r *http.Request) (any, *wire.Refusal) {
	var n lobby.NewRoom
	if refused := decode(r, &n); refused != nil {
		return nil, refused
	}
	e, refused := w.cfg.Lobby.Create(r.Context(), n)
	if refused != nil {
		return nil, refused
	}
	return e, nil
}

// room finds the room in the path. Wrong codes are counted, so that guessing
// them is slow even for a whole class.
func (w *Web) room(r *http.Request) (*lobby.Room, *wire.Refusal) {
	addr := w.address(r)
	if w.limits.miss.spent(addr) {
		w.note("codes limited", addr)
		return nil, wire.Refuse(wire.Rate, "too many wrong codes; wait a minute")
	}
	room, refused := w.cfg.Lobby.Room(r.Context(), r.PathValue("code"))
	return room, w.missed(addr, refused)
}

// missed counts an answer that there is no such room.
func (w *Web) missed(addr string, refused *wire.Refusal) *wire.Refusal {
	if refused != nil && refused.Code == wire.NotFound {
		w.limits.miss.allow(addr)
		w.note("code missed", addr)
	}
	return refused
}

func (w *Web) roomInfo(r *http.Request) (any, *wire.Refusal) {
	room, refused := w.room(r)
	if refused != nil {
		return nil, refused
	}
	info, refused := room.Info(r.Context())
	return info, w.missed(w.address(r), refused)
}

func (w *Web) joinRoom(r *http.Request) (any, *wire.Refusal) {
	var in struct {
		Nick string `json:"nick"`
		Seat string `json:"seat"`
	}
	if refused := decode(r, &in); refused != nil {
		return nil, refused
	}
	room, refused := w.room(r)
	if refused != nil {
		return nil, refused
	}
	e, refused := room.Join(r.Context(), in.Nick, in.Seat)
	return e, w.missed(w.address(r), refused)
}

func (w *Web) ticket(r *http.Request) (any, *wire.Refusal) {
	s, refused := w.session(r)
	if refused != nil {
		return nil, refused
	}
	name, expires := w.cfg.Lobby.Ticket(s)
	return struct {
		Ticket    string `json:"ticket"`
		ExpiresMS int64  `json:"expires_ms"`
	}{name, expires}, nil
}
