package web

import (
	"net/http"
	"strconv"

	"casus/engine/view"
	"casus/server/lobby"
	"casus/server/wire"
)

func (w *Web) pack(rw http.ResponseWriter, r *http.Request) {
	body, ok := w.cfg.Lobby.Catalogue(r.PathValue("hash"))
	if !ok {
		w.refuse(rw, wire.Refuse(wire.NotFound, "no match on this server uses these rules"))
		return
	}
	// The address is the content's hash, so what is there never changes.
	rw.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	writeJSON(rw, r, http.StatusOK, body)
}

func (w *Web) why(r *http.Request) (any, *wire.Refusal) {
	s, refused := w.player(r)
	if refused != nil {
		return nil, refused
	}
	q := view.Question{Clause: r.FormValue("clause")}
	if q.Event, refused = number(r, "event"); refused != nil {
		return nil, refused
	}
	if q.Duty, refused = number(r, "duty"); refused != nil {
		return nil, refused
	}
	if q == (view.Question{}) {
		return nil, wire.Refuse(wire.Malformed, "ask about an event, a clause or a duty")
	}
	x, refused := s.Why(r.Context(), q)
	return x, refused
}

func (w *Web) preview(r *http.Request) (any, *wire.Refusal) {
	s, refused := w.player(r)
	if refused != nil {
		return nil, refused
	}
	var in wire.Orders
	if refused := decode(r, &in); refused != nil {
		return nil, refused
	}
	p, refused := s.Preview(r.Context(), in.Lines)
	return p, refused
}

func number(r *http.Request, name string) (int32, *wire.Refusal) {
	text := r.FormValue(name)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil || n < 1 {
		return 0, wire.Refuse(wire.Malformed, name+" must be a number from 1")
	}
	return int32(n), nil
}

func (w *Web) record(rw http.ResponseWriter, r *http.Request) {
	if !w.limits.think.allow(address(r)) {
		w.refuse(rw, wire.Refuse(wire.Rate, "too many requests at once; wait a moment and try again"))
		return
	}
	s, refused := w.player(r)
	var text []byte
	if refused == nil {
		text, refused = s.Record(r.Context())
	}
	if refused != nil {
		w.refuse(rw, refused)
		return
	}
	h := rw.Header()
	h.Set("Content-Type", "application/x-ndjson")
	h.Set("Content-Disposition", `attachment; filename="casus-`+s.Room.Match().ID()+`.ndjson"`)
	h.Set("Cache-Control", "no-store")
	rw.Write(text) //nolint:errcheck // the asker has gone
}

func (w *Web) replay(r *http.Request) (any, *wire.Refusal) {
	s, refused := w.player(r)
	if refused != nil {
		return nil, refused
	}
	as, err := view.Parse(r.FormValue("as"))
	if err != nil {
		return nil, wire.Refuse(wire.Malformed, err.Error())
	}
	rep, refused := s.Replay(r.Context(), as)
	return rep, refused
}

const maxPlaces = 50 // tokens in one question

// replays lists the finished matches among those the asker holds a place in.
func (w *Web) replays(r *http.Request) (any, *wire.Refusal) {
	list := []lobby.Finished{}
	tokens := bearers(r)
	for _, token := range tokens[:min(len(tokens), maxPlaces)] {
		s, refused := w.cfg.Lobby.ByToken(r.Context(), token)
		if refused != nil {
			continue // a place that is no longer held
		}
		if f, ok := s.Finished(r.Context()); ok {
			list = append(list, f)
		}
	}
	return list, nil
}

func (w *Web) importReplay(r *http.Request) (any, *wire.Refusal) {
	text, refused := read(r, maxRecord)
	if refused != nil {
		return nil, refused
	}
	id, refused := w.cfg.Lobby.Import(r.Context(), text)
	if refused != nil {
		return nil, refused
	}
	return struct {
		Replay string `json:"replay"`
	}{id}, nil
}

func (w *Web) imported(r *http.Request) (any, *wire.Refusal) {
	as, err := view.Parse(r.FormValue("as"))
	if err != nil {
		return nil, wire.Refuse(wire.Malformed, err.Error())
	}
	rep, refused := w.cfg.Lobby.Imported(r.PathValue("id"), as)
	return rep, refused
}
