package match

import (
	"context"
	"errors"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/server/store"
)

// MomentOf plays a stored match up to the resolution that made an event of the
// log, or up to the last one for event 0: explanations look at the state from
// which the engine decided.
func MomentOf(ctx context.Context, s store.Matches, id string, g *engine.Game, event int32) (view.Moment, error) {
	lines, _, err := Lines(ctx, s, id)
	if err != nil {
		return view.Moment{}, err
	}
	state := g.Start()
	m := view.Moment{Before: state}
	for _, line := range lines[1:] {
		if line.Cmd == nil {
			break
		}
		before := state
		out, err := g.Apply(&state, *line.Cmd)
		if err != nil {
			return m, err
		}
		if !out.Resolved {
			continue
		}
		m = view.Moment{Before: before, Log: append(m.Log, out.Entries...)}
		if event != 0 && made(line, event) {
			return m, nil
		}
	}
	if event != 0 {
		return m, errors.New("the record has no such event")
	}
	return m, nil
}

func made(line record.Line, event int32) bool {
	for i := range line.Entries {
		if line.Entries[i].N == event {
			return true
		}
	}
	return false
}
