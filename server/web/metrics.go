package web

import (
	"net/http"
	"net/http/pprof"

	"casus/server/meter"
)

// Debug serves metrics and profiles. It belongs on a listener of its own that
// only this machine reaches.
func (w *Web) Debug() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /debug/free", free)
	mux.Handle("GET /metrics", w.cfg.Meter.Handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

// levels reads how full everything is.
func (w *Web) levels() (l meter.Levels) {
	l.Awake, l.Asleep, l.Inbox = w.cfg.Lobby.Census()
	l.SendAll = w.pool.Waiting()
	if w.cfg.Jobs != nil {
		l.Jobs = w.cfg.Jobs()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for s := range w.lines {
		bytes, _ := s.queue.Waiting()
		l.SendMost = max(l.SendMost, bytes)
	}
	return l
}
