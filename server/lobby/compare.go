package lobby

import (
	"context"

	"casus/engine/compare"
	"casus/rules"
	"casus/server/match"
	"casus/server/meter"
	"casus/server/wire"
)

// Compare puts the Russia-DPRK texts side by side over the room's match, once it
// is over: the comparison tells what was secret in it.
func (s Session) Compare(ctx context.Context) (*compare.Report, *wire.Refusal) {
	done, refused := s.Room.lobby.think(ctx)
	if refused != nil {
		return nil, refused
	}
	defer done()
	s.Room.lobby.cfg.Meter.ReadStore(meter.ReadRecord)
	if _, refused := s.Ask(ctx, AskCompare); refused != nil {
		return nil, refused
	}
	lines, _, err := match.Lines(ctx, s.Room.lobby.cfg.Store, s.Room.match.ID())
	if err != nil {
		return nil, s.Room.unreadable(err)
	}
	report, err := match.Compare(s.Room.match.Game(), lines[0].Header.Title, lines[1:])
	if err != nil {
		return nil, s.Room.unreadable(err)
	}
	return report, nil
}

// CompareImported does the same for an imported record; ok is false when there is
// no such record.
func (l *Lobby) CompareImported(id string) (r *compare.Report, refused *wire.Refusal, ok bool) {
	b := l.shelf.find(func(b *book) bool { return b.id == id })
	if b == nil {
		return nil, nil, false
	}
	r, err := match.Compare(b.game, b.header.Title, b.lines)
	if err != nil {
		refused = wire.Refuse(wire.Malformed, err.Error())
	}
	return r, refused, true
}

// CompareCase puts the texts side by side over a case of the rules of new
// matches, by the law of a day or, for the zero day, of the case's own.
func (l *Lobby) CompareCase(id string, law rules.Date) (*compare.Report, *wire.Refusal) {
	if r := match.CompareCase(l.cfg.Games.Current(), id, law); r != nil {
		return r, nil
	}
	return nil, wire.Refuse(wire.NotFound, "no case has this id")
}
