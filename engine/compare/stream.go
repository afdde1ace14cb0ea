package compare

import (
	"fmt"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/trial"
	"casus/engine/world"
	"casus/rules"
)

// Case is the stream of a case: one moment.
func Case(pack *rules.Pack, c *rules.Case) *Stream {
	s, w := trial.Stage(pack, c)
	return &Stream{
		Subject: "case", ID: c.ID, Title: c.Title, Readings: c.Readings,
		Moments: []Moment{{*s, append([]world.Event(nil), w.Events[:w.NEvents]...)}},
	}
}

// Match is the stream of a match: its commands are played again, and every
// treaty pass is looked at before it judges anything.
func Match(g *engine.Game, title string, lines []record.Line) (*Stream, error) {
	out := &Stream{Subject: "match", ID: g.Scenario.ID, Title: title, Readings: g.Readings}
	s := g.Start()
	for i, line := range lines {
		if line.Cmd == nil {
			break
		}
		w := &world.Work{}
		w.Before = func() {
			out.Moments = append(out.Moments, Moment{s, append([]world.Event(nil), w.Events[:w.NEvents]...)})
		}
		if _, err := g.ApplyWith(&s, *line.Cmd, w); err != nil {
			return nil, fmt.Errorf("line %d of the record: its command is refused: %w", i+2, err)
		}
	}
	return out, nil
}
