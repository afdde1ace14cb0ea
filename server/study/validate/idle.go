package validate

import (
	"fmt"
	"slices"

	"casus/engine"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
	"casus/server/study"
	"casus/server/study/chronicle"
)

// scripted is the one order that is given in a batch of idle seats, in the
// first turn.
type scripted struct {
	who, at rules.Seat
	id      string
}

// idle plays a match in which nobody does anything but what the batch's script
// says: what one cause does by itself.
func (b *Batch) idle(st *study.Study, pair int) (*Case, error) {
	g, err := st.Game(0, pair)
	if err != nil {
		return nil, err
	}
	s, work, log := g.Start(), world.Work{}, &world.Log{}
	work.Log = log
	tale := chronicle.New(g.Pack)
	tale.Turn(&s)
	if b.Script != nil {
		if err := b.Script.give(g, &s); err != nil {
			return nil, err
		}
	}
	for s.Phase != world.Over {
		phase := s.Phase
		g.Resolve(&s, &work)
		if phase == world.Response || s.Phase == world.Over {
			tale.Turn(&s)
		}
	}
	tale.Log(log.Entries)
	out := &Case{Tale: tale}
	for seat, sheet := range g.Scores(&s) {
		out.Scores[seat] = sheet.Total
	}
	return out, nil
}

func (o *scripted) give(g *engine.Game, s *world.State) error {
	n := slices.IndexFunc(g.Cat.Lines[o.who], func(l order.Line) bool {
		return l.Target == o.at && g.Pack.Actions[l.Action].ID == o.id
	})
	if n < 0 || !g.Legal(s, o.who).Has(n) {
		return fmt.Errorf("%s cannot order %s against %s in the first turn", o.who, o.id, o.at)
	}
	s.Sealed[o.who] = world.Sealed{Sent: true, NLines: 1, Lines: [world.MaxLines]int16{int16(n)}}
	return nil
}
