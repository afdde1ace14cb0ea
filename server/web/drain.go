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
// the lines have ended or the context has. What was acknowledged is stored.
func (w *Web) Drain(ctx context.Context) {
	defer w.crew.Dismiss()
	w.mu.Lock()
	w.draining.Store(true)
	for l := range w.lines {
		l.queue.Push(wire.Write(wire.Reconnect{T: "reconnect", AfterMS: backSoonest + rand.IntN(backWithin)}))
		l.queue.Close(int(wire.CloseShutdown))
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

// cut ends the lines that do not end by themselves.
func (w *Web) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for l := range w.lines {
		l.cut()
	}
}
