package lobby

import (
	"bytes"
	"context"
	"errors"

	"casus/engine/record"
	"casus/engine/view"
	"casus/rules"
	"casus/server/match"
	"casus/server/meter"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// Asker is a member with a question about its match, and the match at that
// moment.
type Asker struct {
	Member store.Member
	Seat   rules.Seat
	As     view.Audience
	match.Peek
}

// Ask checks that a member may ask for something and copies the match for it.
func (s Session) Ask(ctx context.Context, what string) (Asker, *wire.Refusal) {
	m, refused := s.present(nil)
	if refused != nil {
		return Asker{}, refused
	}
	p, refused := s.Room.match.Peek(ctx)
	if refused != nil {
		return Asker{}, refused
	}
	if p.Over() && Ruled(Over(what)) {
		what = Over(what)
	}
	if !May(m.column, what) {
		return Asker{}, wire.Refuse(wire.Forbidden, "this can be opened once the match is over")
	}
	return Asker{Member: m.Member, Seat: seatOf(m.Member), As: AudienceOf(m.Member), Peek: p}, nil
}

// Record writes the room's match as a file.
func (s Session) Record(ctx context.Context) ([]byte, *wire.Refusal) {
	done, refused := s.Room.lobby.think(ctx)
	if refused != nil {
		return nil, refused
	}
	defer done()
	s.Room.lobby.cfg.Meter.ReadStore(meter.ReadRecord)
	if _, refused := s.Ask(ctx, AskRecord); refused != nil {
		return nil, refused
	}
	var out bytes.Buffer
	if err := match.Export(ctx, s.Room.lobby.cfg.Store, s.Room.match.ID(), s.Room.match.Game().Pack.Files, &out); err != nil {
		return nil, s.Room.unreadable(err)
	}
	return out.Bytes(), nil
}

// Replay opens the room's match as an audience.
func (s Session) Replay(ctx context.Context, as view.Audience) (*match.Replay, *wire.Refusal) {
	done, refused := s.Room.lobby.think(ctx)
	if refused != nil {
		return nil, refused
	}
	defer done()
	s.Room.lobby.cfg.Meter.ReadStore(meter.ReadRecord)
	if _, refused := s.Ask(ctx, AskReplay); refused != nil {
		return nil, refused
	}
	st, id := s.Room.lobby.cfg.Store, s.Room.match.ID()
	lines, _, err := match.Lines(ctx, st, id)
	if err != nil {
		return nil, s.Room.unreadable(err)
	}
	said, err := match.Messages(ctx, st, id)
	if err != nil {
		return nil, s.Room.unreadable(err)
	}
	rep, err := match.Play(s.Room.match.Game(), id, *lines[0].Header, lines[1:], said, as)
	if err != nil {
		return nil, s.Room.unreadable(err)
	}
	rep.Header.Rules = s.Room.lobby.rulesOf(rep.Header.Pack, lines[0].Header.Rules)
	return rep, nil
}

func (r *Room) unreadable(err error) *wire.Refusal {
	r.lobby.cfg.Log.Error("match cannot be read back", zap.String("match", r.match.ID()), zap.Error(err))
	// The error counts lines and names commands, which are others' secrets.
	return wire.Refuse(wire.Internal, "the saved match cannot be read; tell whoever runs this server")
}

// Finished describes a match that can be opened as a replay.
type Finished struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Scenario string `json:"scenario"`
	Arm      string `json:"arm"`
	Turns    int    `json:"turns"`
	Finished int64  `json:"finished"` // unix milliseconds
}

// Finished tells about the session's match; ok is false while it runs.
func (s Session) Finished(ctx context.Context) (f Finished, ok bool) {
	row, err := s.Room.lobby.cfg.Store.Match(ctx, s.Room.match.ID())
	if err != nil || !row.Over {
		return f, false
	}
	return Finished{row.ID, row.Title, row.Scenario, row.Arm, row.Turn, row.Finished}, true
}

// Why explains what happened, or did not, as the member may see it. Once the
// match is over one may ask as anybody: as is then used unless it is nil.
func (s Session) Why(ctx context.Context, q view.Question, at match.At, as *view.Audience) (view.Explanation, *wire.Refusal) {
	done, refused := s.Room.lobby.think(ctx)
	if refused != nil {
		return view.Explanation{}, refused
	}
	defer done()
	s.Room.lobby.cfg.Meter.ReadStore(meter.ReadRecord)
	a, refused := s.Ask(ctx, AskWhy)
	if refused != nil {
		return view.Explanation{}, refused
	}
	if as != nil && *as != a.As {
		if !a.Over() {
			return view.Explanation{}, wire.Refuse(wire.Forbidden, "other seats' views open once the match is over")
		}
		a.As = *as
	}
	lines, _, err := match.Lines(ctx, s.Room.lobby.cfg.Store, s.Room.match.ID())
	if err != nil {
		return view.Explanation{}, s.Room.unreadable(err)
	}
	x, err := match.Why(s.Room.match.Game(), lines[1:], q, at, a.As)
	var damage *record.Damage
	if errors.As(err, &damage) {
		return x, s.Room.unreadable(err)
	}
	if err != nil {
		return x, wire.Refuse(wire.NotFound, err.Error())
	}
	return x, nil
}

// Preview tells a player what a set of orders would set off, from what its seat
// may know.
func (s Session) Preview(ctx context.Context, lines []int) (view.PreviewResult, *wire.Refusal) {
	a, refused := s.Ask(ctx, AskPreview)
	switch {
	case refused != nil:
		return view.PreviewResult{}, refused
	case !a.Seat.Playable():
		return view.PreviewResult{}, wire.Refuse(wire.NoSeat, "you have no seat; ask the leader for one")
	case a.Over():
		return view.PreviewResult{}, wire.Refuse(wire.Over, "the match is over")
	}
	return view.Preview(s.Room.match.Game(), &a.State, a.Seat, lines), nil
}
