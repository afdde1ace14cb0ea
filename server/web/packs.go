package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"

	"casus/rules"
	"casus/rules/parse"
	"casus/server/match"
	"casus/server/overlay"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

const (
	maxForm     = overlay.MaxUpload + 64<<10 // the files and what a form puts around them
	maxMistakes = 100                        // told of one upload; the others wait for the next
)

// brought is the answer to rules that were taken.
type brought struct {
	Pack      string     `json:"pack"`
	Replaces  []string   `json:"replaces"`
	Adds      []string   `json:"adds"`
	Holds     holds      `json:"holds"`
	Scenarios []scenario `json:"scenarios"`
}

// holds counts what the whole pack has.
type holds struct {
	Treaties  int `json:"treaties"`
	Clauses   int `json:"clauses"`
	Actions   int `json:"actions"`
	Places    int `json:"places"`
	Injects   int `json:"injects"`
	Scenarios int `json:"scenarios"`
}

// mistake is one thing wrong in a rule file, for its author.
type mistake struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	Reason  string `json:"reason"`
	Excerpt string `json:"excerpt,omitempty"` // the line, and a caret below it
}

// refusedRules is the answer to rules with mistakes.
type refusedRules struct {
	Code     wire.Code `json:"code"`
	Reason   string    `json:"reason"`
	Mistakes []mistake `json:"mistakes"`
	More     int       `json:"more,omitempty"` // mistakes not listed
}

// bringPack takes rule files as a form with one or more files: .yaml, or a
// .zip of them.
func (w *Web) bringPack(rw http.ResponseWriter, r *http.Request) {
	if !w.limits.bring.allow(w.address(r)) {
		w.refuse(rw, wire.Refuse(wire.Rate, "too many rule files at once; wait a minute and try again"))
		return
	}
	done, refused := w.bodies.take(r, maxForm)
	if refused != nil {
		w.refuse(rw, refused)
		return
	}
	defer done()
	up, refused := upload(rw, r)
	if refused != nil {
		w.refuse(rw, refused)
		return
	}
	pack, laid, err := w.cfg.Lobby.Bring(r.Context(), up)
	if err != nil {
		w.refusePack(rw, err)
		return
	}
	w.answer(rw, http.StatusOK, brought{Pack: pack.Hash, Replaces: laid.Replaces, Adds: laid.Adds,
		Holds: count(pack), Scenarios: w.scenariosOf(pack)})
}

// upload reads the form. Only files count; other fields are passed over.
func upload(rw http.ResponseWriter, r *http.Request) (*overlay.Upload, *wire.Refusal) {
	r.Body = http.MaxBytesReader(rw, r.Body, maxForm)
	form, err := r.MultipartReader()
	if err != nil {
		return nil, wire.Refuse(wire.Malformed, "send the rule files as a form (multipart/form-data), each as a file")
	}
	up := overlay.New()
	for n := 0; ; n++ {
		part, err := form.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return up, nil
		case err == nil && n == overlay.MaxFiles:
			err = &overlay.TooLarge{Reason: "too many files; put them into a zip, or leave out those you did not change"}
		case err == nil:
			err = take(up, part)
		}
		if err != nil {
			return nil, unread(err)
		}
	}
}

func take(up *overlay.Upload, part *multipart.Part) error {
	if part.FileName() == "" {
		return nil
	}
	return up.Add(part.FileName(), part)
}

func unread(err error) *wire.Refusal {
	var large *overlay.TooLarge
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return wire.Refuse(wire.TooBig, large.Reason)
	case errors.As(err, &long):
		return wire.Refuse(wire.TooBig, "the files have more than 1 MB; leave out those you did not change")
	}
	return wire.Refuse(wire.Malformed, "the files did not arrive whole; try again")
}

func (w *Web) refusePack(rw http.ResponseWriter, err error) {
	var bad parse.Errors
	var large *overlay.TooLarge
	switch {
	case errors.As(err, &bad):
		w.answer(rw, http.StatusUnprocessableEntity, mistakes(bad))
	case errors.As(err, &large):
		w.refuse(rw, wire.Refuse(wire.TooBig, large.Reason))
	case errors.Is(err, match.ErrBusy):
		w.refuse(rw, wire.Refuse(wire.Busy, err.Error()))
	case errors.Is(err, store.ErrFull):
		w.refuse(rw, wire.Refuse(wire.Full, "this server keeps no more rules: matches here use all the room there is; ask whoever runs it for a fresh data folder"))
	default:
		w.cfg.Log.Error("rules cannot be kept", zap.Error(err))
		w.refuse(rw, wire.Refuse(wire.Internal, "the server could not keep these rules; try again"))
	}
}

func mistakes(bad parse.Errors) refusedRules {
	out := refusedRules{Code: wire.BadRules, Reason: "the rules have mistakes; nothing of them was kept",
		Mistakes: []mistake{}, More: max(0, len(bad)-maxMistakes)}
	for _, e := range bad[:min(len(bad), maxMistakes)] {
		out.Mistakes = append(out.Mistakes, mistake{e.Pos.File, e.Pos.Line, e.Pos.Col, e.Msg, e.Excerpt()})
	}
	return out
}

func count(p *rules.Pack) holds {
	return holds{len(p.Treaties), len(p.Clauses), len(p.Actions), len(p.Places), len(p.Injects), len(p.Scenarios)}
}
