package web

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"casus/server/lobby"
	"casus/server/wire"

	"go.uber.org/zap"
)

const (
	maxBody   = wire.MaxFrame
	maxRecord = 16 << 20 // bytes of a record somebody opens
)

// status is the one table from refusal to HTTP status; what is not in it is a
// plain 400.
var status = map[wire.Code]int{
	wire.TooBig:     http.StatusRequestEntityTooLarge,
	wire.Forbidden:  http.StatusForbidden,
	wire.NotFound:   http.StatusNotFound,
	wire.Taken:      http.StatusConflict,
	wire.Locked:     http.StatusLocked,
	wire.Early:      http.StatusConflict,
	wire.Late:       http.StatusConflict,
	wire.Over:       http.StatusConflict,
	wire.WrongPhase: http.StatusConflict,
	wire.Rate:       http.StatusTooManyRequests,
	wire.Busy:       http.StatusServiceUnavailable,
	wire.Full:       http.StatusInsufficientStorage,
	wire.BadRules:   http.StatusUnprocessableEntity,
	wire.Stopping:   http.StatusServiceUnavailable,
	wire.Internal:   http.StatusInternalServerError,
}

// call is an API function: it gives the value to answer with.
type call func(*http.Request) (any, *wire.Refusal)

// api wraps a call with its rate and its JSON.
func (w *Web) api(limit *byAddress, f call) http.HandlerFunc {
	return func(rw http.ResponseWriter, r *http.Request) {
		if !w.within(limit, rw, r) {
			return
		}
		v, refused := f(r)
		// Over HTTP/2 an answer to half a request also resets its stream, which
		// some clients take for a failure.
		io.Copy(io.Discard, io.LimitReader(r.Body, maxBody)) //nolint:errcheck // the asker has gone
		if refused != nil {
			w.refuse(rw, refused)
			return
		}
		if all, ok := v.(forAll); ok {
			w.publish(rw, r, all)
			return
		}
		w.answer(rw, http.StatusOK, v)
	}
}

// within reports whether the asker is within a limit; else it is told.
func (w *Web) within(limit *byAddress, rw http.ResponseWriter, r *http.Request) bool {
	addr := w.address(r)
	if limit.allow(addr) {
		return true
	}
	w.note("requests limited", addr)
	w.refuse(rw, wire.Refuse(wire.Rate, "too many requests at once; wait a moment and try again"))
	return false
}

// answer writes JSON that must not be kept, and never packed: it may hold what
// only the asker may know beside what others wrote, and the length of the packed
// form would tell of one through the other.
func (w *Web) answer(rw http.ResponseWriter, status int, v any) {
	if body, ok := w.encoded(rw, v); ok {
		rw.Header().Set("Cache-Control", "no-store")
		writePlain(rw, status, body)
	}
}

// forAll marks an answer without live secrets: of rules, of a match that is over
// for everybody, of a file.
type forAll struct{ v any }

// publish writes what may be packed.
func (w *Web) publish(rw http.ResponseWriter, r *http.Request, all forAll) {
	if body, ok := w.encoded(rw, all.v); ok {
		rw.Header().Set("Cache-Control", "no-store")
		writeJSON(rw, r, http.StatusOK, body)
	}
}

func (w *Web) encoded(rw http.ResponseWriter, v any) ([]byte, bool) {
	body, err := json.Marshal(v)
	if err != nil {
		w.cfg.Log.Error("answer cannot be encoded", zap.Error(err))
		w.refuse(rw, wire.Refuse(wire.Internal, "the server could not write its answer"))
	}
	return body, err == nil
}

func (w *Web) refuse(rw http.ResponseWriter, refused *wire.Refusal) {
	code, ok := status[refused.Code]
	if !ok {
		code = http.StatusBadRequest
	}
	rw.Header().Set("Cache-Control", "no-store")
	rw.Header().Set("Content-Type", "application/json")
	rw.WriteHeader(code)
	rw.Write(wire.Write(struct { //nolint:errcheck // the asker has gone
		Code   wire.Code `json:"code"`
		Reason string    `json:"reason"`
	}{refused.Code, refused.Reason}))
}

func (w *Web) noRoute(rw http.ResponseWriter, _ *http.Request) {
	w.refuse(rw, wire.Refuse(wire.NotFound, "there is nothing at this address"))
}

// read takes a request's body, at most max bytes.
func read(r *http.Request, max int64) ([]byte, *wire.Refusal) {
	body, err := io.ReadAll(http.MaxBytesReader(nil, r.Body, max))
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		return nil, wire.Refuse(wire.TooBig, "the request is larger than the server takes")
	}
	if err != nil {
		return nil, wire.Refuse(wire.Malformed, "the request did not arrive whole")
	}
	return body, nil
}

// decode reads a request's JSON strictly into v.
func decode(r *http.Request, v any) *wire.Refusal {
	body, refused := read(r, maxBody)
	if refused != nil {
		return refused
	}
	var bad *wire.Refusal
	if err := wire.Strict(body, v); errors.As(err, &bad) {
		return bad
	}
	return nil
}

// session finds who asks, by bearer token.
func (w *Web) session(r *http.Request) (lobby.Session, *wire.Refusal) {
	tokens := bearers(r)
	if len(tokens) != 1 {
		return lobby.Session{}, wire.Refuse(wire.Forbidden, "join a room first")
	}
	return w.cfg.Lobby.ByToken(r.Context(), tokens[0])
}

// player finds who asks about the match in the path.
func (w *Web) player(r *http.Request) (lobby.Session, *wire.Refusal) {
	s, refused := w.session(r)
	if refused == nil && s.Room.Match().ID() != r.PathValue("id") {
		refused = wire.Refuse(wire.NotFound, "your room plays another match")
	}
	return s, refused
}
