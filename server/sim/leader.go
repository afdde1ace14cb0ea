package sim

import (
	"fmt"

	"casus/server/lobby"
	"casus/server/match/matchtest"
	"casus/server/wire"
)

// leader is the client that made the room.
const leader = "c0"

func nameOf(n int) string { return fmt.Sprint("c", n) }

// found makes the room.
func (w *world) found(o Options, seconds int) {
	e, refused := w.now.lobby.Create(ctx, lobby.NewRoom{Scenario: matchtest.Scenario, Mode: "room", Bot: []string{"hold", "random"}[w.rng.IntN(2)],
		Turns: o.Turns, Timer: seconds, Seed: fmt.Sprint(o.Seed)})
	if refused != nil {
		w.broken("the room cannot be made: %v", refused)
		return
	}
	w.code, w.match = e.Room, e.Match
	w.clients = []*client{{name: leader, member: e.Member, token: e.Token}}
	w.book.seated(e.Member, "")
	room, refused := w.now.lobby.Room(ctx, w.code)
	if refused != nil {
		w.broken("the new room cannot be found: %v", refused)
		return
	}
	w.game = room.Match().Game()
	w.connect(w.clients[0])
	w.issue(w.clients[0], wire.VerbStart, nil, "", wire.None{})
}

// leaderActs steers the clock or changes who sits where, one thing at a time.
func (w *world) leaderActs() {
	c := w.clients[0]
	if !c.connected() {
		w.connect(c)
		return
	}
	if len(c.waiting) > 0 {
		c.read(w, -1)
		return
	}
	if c.screen.view.Phase == wire.PhaseLobby {
		w.issue(c, wire.VerbStart, nil, "", wire.None{})
		return
	}
	verb, body := w.lead()
	if body != nil {
		w.issue(c, verb, nil, "", body)
	}
}

func (w *world) lead() (verb string, body any) {
	other := w.anyClient(func(c *client) bool { return c.name != leader })
	switch n := w.rng.IntN(16); {
	case n < 5:
		return wire.VerbNext, wire.None{}
	case n < 6:
		return wire.VerbPause, wire.None{}
	case n < 8:
		return wire.VerbResume, wire.None{}
	case n < 9:
		return wire.VerbExtend, wire.Extend{Seconds: 1 + w.rng.IntN(60)}
	case n < 11:
		return wire.VerbBot, wire.SetBot{Seat: wire.Seats[w.rng.IntN(len(wire.Seats))], Bot: []string{"", "hold", "random"}[w.rng.IntN(3)]}
	case n < 12:
		return wire.VerbLock, wire.Lock{Locked: w.one(2)}
	case other == nil:
		return "", nil
	case n < 13:
		return wire.VerbKick, wire.Kick{Member: other.member}
	case n < 14:
		return wire.VerbRename, wire.Rename{Member: other.member, Nick: fmt.Sprint(other.name, " ", len(w.book.all))}
	}
	return wire.VerbSeat, wire.SetSeat{Member: other.member, Seat: append([]string{""}, wire.Seats[:]...)[w.rng.IntN(7)]}
}
