package web

import (
	"net/http"

	"casus/server/wire"
)

// guard sets the headers every answer carries and keeps other sites' pages out.
func (w *Web) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		h := rw.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		// Answers that are no page may load nothing; the app sets its own policy.
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if w.sealed(r) {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		addr := w.address(r)
		if w.cfg.PrivateOnly && !w.sealed(r) && !private(addr) {
			w.note("request from outside denied", addr)
			w.refuse(rw, wire.Refuse(wire.Forbidden, "over plain HTTP this server talks to its own network only"))
			return
		}
		// Browsers name the page behind every request that changes something.
		// Programs name none, and have no cookie a page could misuse.
		if r.Method != http.MethodGet && r.Header.Get("Origin") != "" && !w.originAllowed(r) {
			w.note("request of another page denied", addr)
			w.refuse(rw, foreign(r, "requests"))
			return
		}
		next.ServeHTTP(rw, r)
	})
}

// originAllowed compares scheme, host and port with the list. A missing origin
// is refused: sockets are opened by pages, and pages always have one.
func (w *Web) originAllowed(r *http.Request) bool {
	origins := r.Header.Values("Origin")
	return len(origins) == 1 && w.origins[origins[0]]
}

// foreign refuses what another page, or nobody, has sent.
func foreign(r *http.Request, what string) *wire.Refusal {
	if r.Header.Get("Origin") == "" {
		return wire.Refuse(wire.Forbidden, what+" need the header Origin; a program sends the address of this server")
	}
	return wire.Refuse(wire.Forbidden, what+" from this page are not allowed here; start the server with --origin")
}
