package match

import (
	"errors"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
)

// At picks a moment of a match: the resolution that made an event, else the one
// that led to a turn and phase, else the last.
type At struct {
	Event int32 // number in the log; 0: any
	Turn  int   // 0: any
	Phase string
}

// MomentAt plays a record up to a moment: explanations look at the state from
// which the engine decided.
func MomentAt(g *engine.Game, lines []record.Line, at At) (view.Moment, error) {
	state := g.Start()
	m := view.Moment{Before: state}
	if at.Event == 0 && at.is(&state) {
		return m, nil
	}
	for i, line := range lines {
		if line.Cmd == nil {
			break
		}
		before := state
		out, err := g.Apply(&state, *line.Cmd)
		if err != nil {
			return m, &record.Damage{Line: i + 2, Reason: "its command is refused: " + err.Error()}
		}
		if !out.Resolved {
			continue
		}
		m = view.Moment{Before: before, Log: append(m.Log, out.Entries...)}
		if at.Event != 0 && made(line, at.Event) || at.Event == 0 && at.is(&state) {
			return m, nil
		}
	}
	if at.Event != 0 || at.Turn != 0 {
		return m, errors.New("the match has no such moment")
	}
	return m, nil
}

func (at At) is(s *world.State) bool {
	return at.Turn != 0 && int(s.Turn()) == at.Turn && (at.Phase == "" || s.Phase.String() == at.Phase)
}

func made(line record.Line, event int32) bool {
	for i := range line.Entries {
		if line.Entries[i].N == event {
			return true
		}
	}
	return false
}

// Why answers a question about a record as an audience may see it. The error is
// a *record.Damage when the record is at fault and not the question: it names a
// line, and is not for the asker.
func Why(g *engine.Game, lines []record.Line, q view.Question, at At, as view.Audience) (view.Explanation, error) {
	event, clause, err := q.Find(record.Fold(lines), as)
	if err != nil {
		return view.Explanation{}, err
	}
	at.Event = event
	m, err := MomentAt(g, lines, at)
	if err != nil {
		return view.Explanation{}, err
	}
	return view.Why(g, m, event, clause, as)
}
