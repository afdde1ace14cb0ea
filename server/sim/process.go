package sim

import (
	"errors"

	"casus/rules/load"
	"casus/server/lobby"
	"casus/server/match"
	"casus/server/match/matchtest"
	"casus/server/store/faulty"

	"go.uber.org/zap"
)

// process is one server process.
type process struct {
	store *faulty.Store
	lobby *lobby.Lobby
	ended bool
}

// start opens the lobby over the disk as a server's main does. The fault, if
// any, is armed before: a server may die while it starts.
func (w *world) start(f faulty.Fault, in int) (*process, error) {
	p := &process{store: faulty.New(w.disk)}
	if f != faulty.None {
		p.store.Arm(f, in)
	}
	pack, err := matchtest.Pack()
	if err != nil {
		return nil, err
	}
	games, err := match.NewGames(ctx, pack, pack.Hash, load.FromFiles, p.store)
	if err != nil {
		return p, err
	}
	p.lobby, err = lobby.Open(ctx, lobby.Config{Store: p.store, Games: games, Clock: w.clock,
		Bot: matchtest.Bot, Bots: []string{"hold", "random"}, Log: zap.NewNop()})
	return p, err
}

// boot starts the server that clients reach from now on, at the second attempt
// if the first dies.
func (w *world) boot() {
	fault, in := faulty.None, 0
	if w.code != "" && w.one(5) {
		fault, in = w.drawFault(), 1+w.rng.IntN(3)
		w.report.Did["died at start"]++
	}
	p, err := w.start(fault, in)
	if err == nil && w.code != "" {
		w.calm(p) // wakes the room
	}
	if p != nil && p.store.Down() != nil {
		p.stop()
		if p, err = w.start(faulty.None, 0); err == nil {
			w.calm(p)
		}
	}
	if err != nil {
		w.broken("the server does not start again: %v", err)
		return
	}
	w.now = p
}

func (w *world) drawFault() faulty.Fault {
	return faulty.CrashBefore + faulty.Fault(w.rng.IntN(4))
}

// stop ends the process's goroutines. After a crash its store takes nothing
// more, so whatever they still do happens to nobody.
func (p *process) stop() {
	if p.ended {
		return
	}
	p.ended = true
	if p.lobby != nil {
		p.lobby.Stop()
	}
	p.store.Crash()
}

// rounds of asking after which a room has surely seen what its match told it: it
// takes news and questions in any order, half and half.
const rounds = 16

// calm waits until nothing is left to do in a process.
func (w *world) calm(p *process) {
	if p.ended || w.code == "" {
		return
	}
	room, refused := p.lobby.Room(ctx, w.code)
	if refused != nil {
		if p.store.Down() == nil {
			w.broken("the room cannot be reached: %v", refused)
		}
		return
	}
	if _, refused := room.Match().Peek(ctx); refused != nil {
		w.broken("the match does not answer: %v", refused)
	}
	for range rounds {
		if _, refused := room.Info(ctx); refused != nil {
			w.broken("the room does not answer: %v", refused)
			return
		}
	}
}

// after follows everything that happens: it lets the server come to rest, and
// puts a new one in its place if it died.
func (w *world) after() {
	w.calm(w.now)
	for _, p := range w.old {
		w.calm(p)
	}
	down := w.now.store.Down()
	switch {
	case down == nil || w.err != nil:
	case errors.Is(down, faulty.ErrCrashed):
		w.report.Did["crash"]++
		w.note("  the server has crashed")
		w.restart()
	default:
		w.report.Did["failed disk"]++
		w.note("  the disk has failed, the server stops")
		w.restart()
	}
}

// restart replaces the server. What lay in the clients' queues has left it or
// not; none of them hears more.
func (w *world) restart() {
	for _, c := range w.clients {
		if c.proc == w.now {
			c.readSome(w)
			c.vanish()
		}
	}
	w.now.stop()
	w.boot()
}
