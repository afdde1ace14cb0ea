package web

import (
	"net/http"

	"casus/rules"
	"casus/server/wire"
)

// compareMatch puts the Russia-DPRK texts side by side over a finished match, of
// this server or from a file.
func (w *Web) compareMatch(r *http.Request) (any, *wire.Refusal) {
	if report, refused, ok := w.cfg.Lobby.CompareImported(r.PathValue("id")); ok {
		return report, refused
	}
	s, refused := w.player(r)
	if refused != nil {
		return nil, refused
	}
	report, refused := s.Compare(r.Context())
	return report, refused
}

// compareCase does so over a case; law is the day whose law counts.
func (w *Web) compareCase(r *http.Request) (any, *wire.Refusal) {
	var law rules.Date
	if day := r.FormValue("law"); day != "" {
		var ok bool
		if law, ok = rules.ParseDate(day); !ok {
			return nil, wire.Refuse(wire.Malformed, "law must be a day, such as 2025-01-10")
		}
	}
	report, refused := w.cfg.Lobby.CompareCase(r.PathValue("id"), law)
	return forAll{report}, refused
}
