package web

import (
	"net/http"
	"strconv"

	"casus/engine/view"
	"casus/server/lobby"
	"casus/server/match"
	"casus/server/wire"
)

// forGood lets browsers keep what is addressed by its content's hash.
const forGood = "public, max-age=31536000, immutable"

func (w *Web) pack(rw http.ResponseWriter, r *http.Request) {
	body, ok := w.cfg.Lobby.Catalogue(r.PathValue("hash"))
	if !ok {
		w.refuse(rw, wire.Refuse(wire.NotFound, "no match on this server uses these rules"))
		return
	}
	// The address is the content's hash, so what is there never changes.
	rw.Header().Set("Cache-Control", forGood)
	writeJSON(rw, r, http.StatusOK, body)
}

// rules gives the rulebook: of the pack named in the path, or of new matches.
func (w *Web) rules(rw http.ResponseWriter, r *http.Request) {
	if !w.within(w.limits.ask, rw, r) {
		return
	}
	hash := r.PathValue("hash")
	body, refused := w.cfg.Lobby.Rulebook(r.Context(), hash)
	if refused != nil {
		w.refuse(rw, refused)
		return
	}
	rw.Header().Set("Cache-Control", "no-store")
	if hash != "" {
		rw.Header().Set("Cache-Control", forGood)
	}
	writeJSON(rw, r, http.StatusOK, body)
}

// why explains an event, a clause or a duty. In a replay the question also says
// as whom one looks and at which turn and phase.
func (w *Web) why(r *http.Request) (any, *wire.Refusal) {
	q, at, as, refused := question(r)
	if refused != nil {
		return nil, refused
	}
	if x, refused, ok := w.cfg.Lobby.WhyImported(r.PathValue("id"), q, at, as); ok {
		return x, refused
	}
	s, refused := w.player(r)
	if refused != nil {
		return nil, refused
	}
	x, refused := s.Why(r.Context(), q, at, as)
	return x, refused
}

func question(r *http.Request) (q view.Question, at match.At, as *view.Audience, refused *wire.Refusal) {
	q.Clause, at.Phase = r.FormValue("clause"), r.FormValue("phase")
	var turn int32
	for name, into := range map[string]*int32{"event": &q.Event, "duty": &q.Duty, "turn": &turn} {
		if *into, refused = number(r, name); refused != nil {
			return q, at, nil, refused
		}
	}
	at.Turn = int(turn)
	if q == (view.Question{}) {
		return q, at, nil, wire.Refuse(wire.Malformed, "ask about an event, a clause or a duty")
	}
	if name := r.FormValue("as"); name != "" {
		who, err := view.Parse(name)
		if err != nil {
			return q, at, nil, wire.Refuse(wire.Malformed, err.Error())
		}
		as = &who
	}
	return q, at, as, nil
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
	if !w.within(w.limits.think, rw, r) {
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
	if _, over := s.Finished(r.Context()); over {
		return forAll{rep}, refused
	}
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
	done, refused := w.bodies.take(r, maxRecord)
	if refused != nil {
		return nil, refused
	}
	defer done()
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
	return forAll{rep}, refused
}
