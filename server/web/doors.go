package web

import (
	"net/http"

	"casus/server/lobby"
	"casus/server/wire"
)

// asks names, for every route, its row in the table of rights. A route without
// one answers nobody.
var asks = map[string]string{
	"GET /healthz":                   lobby.AskPage,
	"GET /readyz":                    lobby.AskPage,
	"/":                              lobby.AskPage,
	"/api/":                          lobby.AskNoAddress,
	"GET /ws":                        lobby.AskSocket,
	"POST /api/stream":               lobby.AskSocket, // where a network lets no socket through
	"POST /api/stream/frame":         lobby.AskSocket,
	"GET /api/scenarios":             lobby.AskRules,
	"GET /api/packs/{hash}":          lobby.AskRules,
	"GET /api/rules":                 lobby.AskRules,
	"GET /api/rules/{hash}":          lobby.AskRules,
	"GET /api/cases/{id}/compare":    lobby.AskRules,
	"POST /api/packs":                lobby.AskBring,
	"POST /api/rooms":                lobby.AskCreate,
	"GET /api/rooms/{code}":          lobby.AskRoom,
	"POST /api/rooms/{code}/join":    lobby.AskJoin,
	"POST /api/tickets":              lobby.AskTicket,
	"GET /api/matches/{id}/why":      lobby.AskWhy,
	"POST /api/matches/{id}/preview": lobby.AskPreview,
	"GET /api/matches/{id}/record":   lobby.AskRecord,
	"GET /api/matches/{id}/replay":   lobby.AskReplay,
	"GET /api/matches/{id}/compare":  lobby.AskCompare,
	"GET /api/replays":               lobby.AskFinished,
	"POST /api/replays":              lobby.AskImport,
	"GET /api/replays/{id}":          lobby.AskImported,
}

// doors is a mux that opens only what the table of rights knows.
type doors struct {
	*http.ServeMux
	w    *Web
	open []string // patterns in the order they were asked for
}

// HandleFunc serves a pattern, or denies it when the table has no row for it.
func (d *doors) HandleFunc(pattern string, h http.HandlerFunc) {
	d.open = append(d.open, pattern)
	if !lobby.Ruled(asks[pattern]) {
		h = d.w.deny
	}
	d.ServeMux.HandleFunc(pattern, h)
}

// Handle does so for a handler.
func (d *doors) Handle(pattern string, h http.Handler) { d.HandleFunc(pattern, h.ServeHTTP) }

func (w *Web) deny(rw http.ResponseWriter, r *http.Request) {
	w.note("request denied", w.address(r))
	w.refuse(rw, wire.Refuse(wire.Forbidden, "nobody may ask for this"))
}

// Routes lists the patterns the door has, each with its row in the table of
// rights.
func (w *Web) Routes() map[string]string {
	d := w.routes()
	out := map[string]string{}
	for _, pattern := range d.open {
		out[pattern] = asks[pattern]
	}
	return out
}
