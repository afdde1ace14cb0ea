package web

import (
	"context"
	"crypto/sha256"
	"errors"
	"net/http"
	"strings"

	"casus/server/meter"
	"casus/server/wire"
)

// streamFrame takes one frame for a stream.
func (w *Web) streamFrame(rw http.ResponseWriter, r *http.Request) {
	if !w.originAllowed(r) {
		w.cfg.Meter.Denied(meter.DeniedOrigin)
		w.refuse(rw, foreign(r, "streams"))
		return
	}
	data, err := bounded(r.Body)
	if err != nil && !errors.Is(err, errAbuse) {
		w.refuse(rw, wire.Refuse(wire.Malformed, "the request did not arrive whole"))
		return
	}
	s := w.streamOf(r)
	if s == nil && !w.limits.ask.allow(w.address(r)) {
		w.refuse(rw, wire.Refuse(wire.Rate, "too many requests at once; wait a moment and try again"))
		return
	}
	if s == nil || !s.hear(r.Context(), data, err) {
		w.refuse(rw, noStream)
		return
	}
	rw.Header().Set("Cache-Control", "no-store")
	rw.WriteHeader(http.StatusNoContent)
}

var noStream = wire.Refuse(wire.NotFound, "this stream has ended; open a new one")

// streamOf finds the stream whose key a request carries, or nil.
func (w *Web) streamOf(r *http.Request) *stream {
	scheme, name, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Stream") {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.streams[sha256.Sum256([]byte(name))]
}

// hear takes a frame once those before it are dealt with, and gives false when
// the stream ended before. abuse tells that the frame was far too large.
func (s *stream) hear(ctx context.Context, data []byte, abuse error) bool {
	select {
	case s.turn <- struct{}{}:
	case <-s.ended:
		return false
	case <-ctx.Done():
		return false
	}
	defer func() { <-s.turn }()
	if s.done {
		return false
	}
	s.heard.Store(s.web.cfg.Clock.Now().UnixNano())
	code := wire.CloseLimit
	if abuse == nil {
		code = s.take(true, data)
	}
	if code != 0 {
		s.done = true
		s.queue.Close(int(code))
	}
	return true
}
