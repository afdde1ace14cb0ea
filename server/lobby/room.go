package lobby

import (
	"context"
	"sync/atomic"
	"time"

	"casus/engine"
	"casus/rules"
	"casus/server/feed"
	"casus/server/match"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// Room is one room. One goroutine owns it; everything else asks through do.
type Room struct {
	lobby *Lobby
	code  string
	match *match.Actor

	set     settings
	members []store.Member // those who were kicked are gone
	conns   map[*Conn]struct{}
	places  map[string]*atomic.Bool // by member: set once it was moved or removed
	done    answered                // roster commands
	status  match.Status
	shown   match.Status // when the sockets were told last
	dirty   bool         // something else to be shown may have changed since

	roster atomic.Pointer[map[string]presence] // everybody as they are now, for those who only ask

	lapse     <-chan time.Time // rings when the next place of an open socket runs out
	lapseAt   time.Time
	stopLapse func()

	latest  atomic.Pointer[match.Status] // put there by the match, which never waits
	changed chan struct{}
	calls   chan func()
	used    atomic.Int64 // unix nanoseconds of the last use
	resting bool         // the loop ends after this call
	slept   atomic.Bool
	quit    chan struct{}
	ended   chan struct{}
}

// settings is what is stored of a room beside its members.
type settings struct {
	Title     string              `json:"title"`
	Readiness string              `json:"readiness"`
	Seconds   int                 `json:"seconds"`
	Solo      bool                `json:"solo,omitempty"`
	Locked    bool                `json:"locked,omitempty"`
	Seen      int64               `json:"seen,omitempty"` // last sign of life, unix milliseconds; behind by an hour at most
	Pack      string              `json:"pack"`
	Rules     string              `json:"rules,omitempty"` // what the pack is called
	Setup     engine.Setup        `json:"setup"`
	Bots      [rules.Seats]charge `json:"bots"`
}

// charge says which bot plays a seat, and whether it does so although people
// sit there.
type charge struct {
	Bot   string `json:"bot"`
	Takes bool   `json:"takes,omitempty"`
}

// Conn is one socket in a room.
type Conn struct {
	Queue   *feed.Queue
	session Session
	member  string
	room    *wire.Room  // as it was told last; shared, never changed
	left    atomic.Bool // it does not belong to the room any more
}

func newRoom(l *Lobby, code string) *Room {
	r := &Room{lobby: l, code: code, conns: map[*Conn]struct{}{}, places: map[string]*atomic.Bool{}, changed: make(chan struct{}, 1),
		calls: make(chan func()), quit: make(chan struct{}), ended: make(chan struct{})}
	r.touch()
	return r
}

// notify is how the match says that something a room shows has changed.
func (r *Room) notify(st match.Status) {
	r.latest.Store(&st)
	select {
	case r.changed <- struct{}{}:
	default:
	}
}

func (r *Room) loop() {
	defer close(r.ended)
	defer r.unwatch()
	r.status = *r.latest.Load()
	for {
		select {
		case f := <-r.calls:
			r.status = *r.latest.Load() // nobody is shown less than there was when they asked
			if f(); r.resting {
				return
			}
		case <-r.changed:
			r.status = *r.latest.Load()
		case <-r.lapse:
			r.endLapsed()
			r.publish()
		case <-r.quit:
			return
		}
		r.show()
	}
}

// do runs f, which may change the room, in the room's goroutine and waits for
// it. The room counts as used.
func (r *Room) do(ctx context.Context, f func() *wire.Refusal) *wire.Refusal {
	return r.look(ctx, func() *wire.Refusal {
		r.dirty = true
		defer r.publish()
		return f()
	})
}

// look is do for what changes nothing.
func (r *Room) look(ctx context.Context, f func() *wire.Refusal) *wire.Refusal {
	r.touch()
	return r.call(ctx, f)
}

func (r *Room) call(ctx context.Context, f func() *wire.Refusal) *wire.Refusal {
	answer := make(chan *wire.Refusal, 1)
	select {
	case r.calls <- func() { answer <- f() }:
		return <-answer
	case <-r.quit:
		return r.gone()
	case <-ctx.Done():
		return wire.Refuse(wire.Busy, "the room is busy; try again in a moment")
	}
}

func (r *Room) stop() {
	close(r.quit)
	<-r.ended
	r.match.Stop()
}

// note logs what happened in the room: who and when, by ids, never names or the
// code.
func (r *Room) note(event, member string, more ...zap.Field) {
	r.lobby.cfg.Log.Info(event, append(more, zap.String("match", r.match.ID()), zap.String("member", member))...)
}

// Match of the room.
func (r *Room) Match() *match.Actor { return r.match }

// Code of the room.
func (r *Room) Code() string { return r.code }

func (r *Room) member(id string) *store.Member {
	for i := range r.members {
		if r.members[i].ID == id {
			return &r.members[i]
		}
	}
	return nil
}

// people lists the names at a seat.
func (r *Room) people(seat string) []string {
	names := []string{}
	for _, m := range r.members {
		if m.Seat == seat {
			names = append(names, m.Nick)
		}
	}
	return names
}

// controls says who plays each seat now.
func (r *Room) controls() (out [rules.Seats]match.Control) {
	for i, seat := range wire.Seats {
		c := r.set.Bots[i]
		out[i] = match.Control{Human: len(r.people(seat)) > 0 && !c.Takes, Bot: c.Bot}
	}
	return out
}
