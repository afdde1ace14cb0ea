package match

import (
	"context"

	"casus/engine/view"
	"casus/rules"
	"casus/server/feed"
	"casus/server/meter"
	"casus/server/wire"
)

// audience is the view's name for a stream's number.
func audience(i int) view.Audience {
	switch i {
	case publicView:
		return view.Public
	case allView:
		return view.All
	}
	return view.Seat(rules.Seat(i))
}

func streamOf(as view.Audience) int {
	if seat, ok := as.Of(); ok {
		return int(seat)
	}
	if as == view.All {
		return allView
	}
	return publicView
}

// Full is a view with what the server adds to it.
type Full struct {
	view.View
	Messages []wire.Message `json:"messages"`
}

func (a *Actor) view(i int) Full {
	page := a.page()
	defer pages.Put(page)
	v := view.Of(a.g, &a.state, *page, a.history, audience(i))
	v.Match = a.cfg.ID
	if !a.side.Started {
		v.Phase = wire.PhaseLobby
	}
	return Full{v, readable(a.messages, i)}
}

// emit tells an audience something; body adds its JSON to the frame.
func (a *Actor) emit(i int, kind string, body func([]byte) []byte) {
	a.streams[i].Emit(func(o uint64) []byte { return wire.WriteEvent(o, kind, body) })
}

// ready is a body that is JSON already.
func ready(text []byte) func([]byte) []byte {
	return func(b []byte) []byte { return append(b, text...) }
}

func (a *Actor) emitStart() {
	for i := range a.streams {
		a.emit(i, wire.KindStart, ready(wire.Write(a.view(i))))
	}
}

// Subscribe adds a socket to an audience. It first gets the events after
// `after`, all of them, or a snapshot when that cannot be had (or after is nil).
func (a *Actor) Subscribe(ctx context.Context, as view.Audience, q *feed.Queue, epoch string, after *uint64) *wire.Refusal {
	m := &subscribed{as: streamOf(as), q: q, epoch: epoch, after: after, done: make(chan struct{})}
	return a.ask(ctx, m, m.done)
}

type subscribed struct {
	as    int
	q     *feed.Queue
	epoch string
	after *uint64
	done  chan struct{}
}

func (m *subscribed) handle(a *Actor) {
	defer close(m.done)
	(&unsubscribed{q: m.q}).handle(a)
	s := a.streams[m.as]
	var missed [][]byte
	exact, kind := false, meter.Fresh
	if m.after != nil {
		kind = meter.Snapshot
		missed, exact = s.Missed(m.epoch, *m.after)
	}
	if exact {
		kind = meter.Live
		m.q.Push(wire.Write(wire.Live{T: "live", Epoch: s.Epoch(), From: *m.after + 1}))
		for _, frame := range missed {
			m.q.Push(frame)
		}
	} else {
		m.q.Push(wire.Write(wire.Snapshot{T: "snapshot", Epoch: s.Epoch(), Offset: s.Last(), View: wire.Write(a.view(m.as))}))
	}
	a.cfg.Meter.Resumed(kind)
	s.Join(m.q)
	a.joined[m.q] = m.as
}

// Unsubscribe removes a socket. It never waits for long: a match that has
// stopped has forgotten everybody already.
func (a *Actor) Unsubscribe(q *feed.Queue) {
	select {
	case a.inbox <- &unsubscribed{q: q}:
	case <-a.quit:
	}
}

type unsubscribed struct{ q *feed.Queue }

func (m *unsubscribed) handle(a *Actor) {
	if i, ok := a.joined[m.q]; ok {
		a.streams[i].Leave(m.q)
		delete(a.joined, m.q)
	}
}

// SetSeats tells who plays what; it may end the wait for a seat.
func (a *Actor) SetSeats(seats [rules.Seats]Control) {
	select {
	case a.inbox <- seated(seats):
	case <-a.quit:
	}
}

type seated [rules.Seats]Control

func (m seated) handle(a *Actor) {
	a.seats = m
	a.settleNow()
}
