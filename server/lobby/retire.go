package lobby

import (
	"context"
	"time"

	"casus/server/wire"
)

// touch notes that somebody uses the room.
func (r *Room) touch() { r.used.Store(r.lobby.cfg.Clock.Now().UnixNano()) }

// idle is how long nobody has.
func (r *Room) idle() time.Duration {
	return r.lobby.cfg.Clock.Now().Sub(time.Unix(0, r.used.Load()))
}

// retire stops the room and its match unless somebody is connected or the match
// goes on by itself; it reports whether it did.
func (r *Room) retire(ctx context.Context) bool {
	refused := r.call(ctx, func() *wire.Refusal {
		r.resting = len(r.conns) == 0 && r.match.Retire(ctx)
		return nil
	})
	if refused != nil || !r.resting {
		return false
	}
	r.slept.Store(true)
	r.stop()
	return true
}

// gone is the answer of a room that has stopped.
func (r *Room) gone() *wire.Refusal {
	if r.slept.Load() {
		return wire.Refuse(wire.Busy, "the room had gone to sleep; send it again")
	}
	return wire.Refuse(wire.Stopping, "the server is stopping; your browser will reconnect by itself")
}
