package record

import (
	"errors"
	"fmt"

	"casus/engine"
	"casus/engine/world"
)

// Step is shown to a replay's reader after every resolved phase, and once
// before the first.
type Step struct {
	State *world.State
	Log   []world.Entry // everything so far
	From  int           // where this step's entries begin
}

// Replay plays the commands again and checks every state hash and event. It
// returns the final hash. Each may be nil, and then no log is kept.
func Replay(g *engine.Game, lines []Line, each func(Step)) (string, error) {
	s := g.Start()
	var log world.Log
	var w world.Work
	final := s.Hash()
	if each != nil {
		each(Step{&s, log.Entries, 0})
	}
	for i := range lines {
		if lines[i].Over && lines[i].Cmd == nil {
			break
		}
		if each == nil {
			log.Entries = log.Entries[:0]
		}
		from := len(log.Entries)
		out, err := again(g, &s, &w, &log, &lines[i])
		if err != nil {
			return "", &Damage{i + 2, err.Error()}
		}
		if out.Resolved {
			final = out.Hash
			if each != nil {
				each(Step{&s, log.Entries, from})
			}
		}
	}
	return final, nil
}

func again(g *engine.Game, s *world.State, w *world.Work, log *world.Log, line *Line) (engine.Outcome, error) {
	if line.Cmd == nil {
		return engine.Outcome{}, errors.New("it has no command")
	}
	out, err := g.ApplyOnto(s, *line.Cmd, w, log)
	if err != nil {
		return out, fmt.Errorf("its command is refused: %w", err)
	}
	if out.Hash != line.Hash {
		return out, fmt.Errorf("replaying it gives the state %.12s, the record says %.12s", out.Hash, line.Hash)
	}
	return out, sameEntries(out.Entries, line.Entries)
}

func sameEntries(got, want []world.Entry) error {
	same := len(got) == len(want)
	for i := range got {
		same = same && got[i].Same(&want[i])
	}
	if !same {
		return errors.New("replaying it gives other events than the record holds")
	}
	return nil
}

// Fold rebuilds the log from the stored events alone: viewing a record needs
// no engine of the same version.
func Fold(lines []Line) []world.Entry {
	var log []world.Entry
	for _, l := range lines {
		log = append(log, l.Entries...)
	}
	return log
}

// Before replays up to the resolution that logged entry n, or up to the last
// one for n = 0, and returns the state it started from, orders still sealed,
// with the log up to its end: what an explanation looks back at. ok is false
// when no resolution fits.
func Before(g *engine.Game, lines []Line, n int32) (s world.State, log []world.Entry, ok bool) {
	last := -1
	for i, line := range lines {
		if line.Hash == "" {
			continue
		}
		if n == 0 || holdsEntry(line, n) {
			last = i
		}
	}
	if last < 0 {
		return s, nil, false
	}
	s = g.Start()
	for i, line := range lines[:last+1] {
		if i == last {
			log = append(log, line.Entries...)
			break
		}
		if _, err := g.Apply(&s, *line.Cmd); err != nil {
			return s, nil, false
		}
		log = append(log, line.Entries...)
	}
	return s, log, true
}

func holdsEntry(line Line, n int32) bool {
	for i := range line.Entries {
		if line.Entries[i].N == n {
			return true
		}
	}
	return false
}
