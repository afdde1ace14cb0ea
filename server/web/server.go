package web

import (
	"crypto/tls"
	"net"
	"net/http"
	"time"

	"go.uber.org/zap"
)

// Server is the HTTP server to run the door with: who is slow to ask is not
// waited for, and one address cannot take all connections.
func (w *Web) Server() *http.Server {
	l := w.cfg.Limits
	return &http.Server{
		Handler: w.Handler(), ReadHeaderTimeout: l.HeadWithin, ReadTimeout: time.Minute,
		WriteTimeout: time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
		TLSConfig: &tls.Config{MinVersion: tls.VersionTLS12},
		ErrorLog:  zap.NewStdLog(w.cfg.Log), ConnState: w.connections,
	}
}

// connections counts what is open by address. Those of proxies are not counted:
// behind them are many people.
func (w *Web) connections(c net.Conn, state http.ConnState) {
	addr := c.RemoteAddr().String()
	if host, _, err := net.SplitHostPort(addr); err == nil {
		addr = host
	}
	if w.proxied(addr) {
		return
	}
	switch state {
	case http.StateNew:
		if !w.limits.conns.add(addr) {
			w.note("connections limited", addr)
			c.Close() //nolint:errcheck // it was never used
		}
	case http.StateClosed, http.StateHijacked:
		w.limits.conns.leave(addr)
	}
}
