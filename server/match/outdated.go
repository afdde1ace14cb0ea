package match

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"casus/engine"
	"casus/engine/record"
	"casus/server/store"
)

// Outdated is the error for a match that another version of the engine began.
// Its stored events are whole; played again here they would come out otherwise.
type Outdated struct{ Match, Engine string }

func (o *Outdated) Error() string {
	return fmt.Sprintf("match %s was played with %s and this server has %s, so it cannot go on or be stepped through here: "+
		"save its record with `replay save %s --out FILE`, then read it with `replay story FILE` or `replay export FILE`",
		o.Match, o.Engine, engine.Version, o.Match)
}

// Current is nil if this program's engine began the match, and *Outdated if
// another did.
func Current(ctx context.Context, s store.Reading, id string) error {
	var first []byte
	enough := errors.New("enough")
	err := s.Load(ctx, id, 0, func(l store.Line) error {
		first = bytes.Clone(l.Body)
		return enough
	})
	if err != nil && !errors.Is(err, enough) {
		return err
	}
	h, _, err := record.ReadRunning(bytes.NewReader(first))
	if err == nil && h.Engine != engine.Version {
		err = &Outdated{id, h.Engine}
	}
	return err
}
