package match

import (
	"context"

	"casus/engine/view"
	"casus/engine/world"
	"casus/server/wire"
)

// Peek is a copy of a match at one moment, for questions that need thought:
// they are answered outside the match's goroutine.
type Peek struct {
	State    world.State
	Log      []world.Entry
	History  []view.Point
	Messages []wire.Message
	Started  bool
}

// Over reports whether the match has ended.
func (p *Peek) Over() bool { return p.State.Phase == world.Over }

// Peek copies the match.
func (a *Actor) Peek(ctx context.Context) (Peek, *wire.Refusal) {
	m := &peeked{done: make(chan struct{})}
	if r := a.ask(ctx, m, m.done); r != nil {
		return Peek{}, r
	}
	return m.Peek, nil
}

type peeked struct {
	Peek
	done chan struct{}
}

func (m *peeked) handle(a *Actor) {
	defer close(m.done)
	// The lists only grow, so sharing what is there now is safe.
	m.Peek = Peek{State: a.state, Started: a.side.Started,
		Log: a.log.Read(nil), History: a.history[:len(a.history):len(a.history)],
		Messages: a.messages[:len(a.messages):len(a.messages)]}
}
