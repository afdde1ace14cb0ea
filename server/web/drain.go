package web

import (
	"context"
	"math/rand/v2"

	"casus/server/wire"
)

const (
	backSoonest = 500  // milliseconds until the first browser comes back
	backWithin  = 2500 // spread, so that a whole school does not come at once
)

// Drain sends every browser away with the request to come back, and waits until
// the sockets have ended or the context has. What was acknowledged is stored.
func (w *Web) Drain(ctx context.Context) {
	w.draining.Store(true)
	w.mu.Lock()
	for s := range w.sockets {
		s.queue.Push(wire.Write(wire.Reconnect{T: "reconnect", AfterMS: backSoonest + rand.IntN(backWithin)}))
		s.queue.Close(int(wire.CloseShutdown))
	}
	w.mu.Unlock()
	done := make(chan struct{})
	go func() { w.running.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
		w.cut()
		<-done
	}
}

// cut ends the sockets that do not end by themselves.
func (w *Web) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for s := range w.sockets {
		s.conn.Close() //nolint:errcheck // it need not say goodbye
	}
}
