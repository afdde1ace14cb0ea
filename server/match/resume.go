package match

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"casus/engine/record"
	"casus/rules"
	"casus/server/store"
	"casus/server/wire"
)

// Resume takes a stored match over and goes on where it was. It plays the
// record again, checks every state hash, and numbers every event as before, so
// a browser tab that was open just continues.
func Resume(ctx context.Context, cfg Config, seats [rules.Seats]Control) (*Actor, error) {
	a := newActor(cfg)
	a.seats = seats
	if err := a.replay(ctx); err != nil {
		return nil, fmt.Errorf("match %s cannot be resumed: %w", cfg.ID, err)
	}
	a.publish() // so that the room never shows a match without a phase
	go a.loop()
	return a, nil
}

func (a *Actor) replay(ctx context.Context) (err error) {
	if a.epoch, a.head, err = a.cfg.Store.Claim(ctx, a.cfg.ID); err != nil {
		return err
	}
	row, err := a.cfg.Store.Match(ctx, a.cfg.ID)
	if err != nil {
		return err
	}
	if a.side, err = decodeSide(row.Side); err != nil {
		return err
	}
	a.side.awake(a.cfg.Clock.Now())
	commands, err := a.cfg.Store.Commands(ctx, a.cfg.ID)
	if err != nil {
		return err
	}
	for _, c := range commands {
		a.replies[reply{c.Actor, c.Cmd}] = c.Reply
	}
	return a.replayRecord(ctx)
}

func (a *Actor) replayRecord(ctx context.Context) error {
	lines, sum, err := Lines(ctx, a.cfg.Store, a.cfg.ID)
	if err != nil {
		return err
	}
	a.prev = sum
	said, err := a.cfg.Store.Messages(ctx, a.cfg.ID)
	if err != nil {
		return err
	}
	if a.side.Started {
		a.emitStart()
	}
	for i, line := range lines[1:] {
		if said, err = a.sayAgain(said, uint64(i)+1); err != nil {
			return err
		}
		if err := a.again(line); err != nil {
			return &record.Damage{Line: i + 2, Reason: err.Error()}
		}
	}
	_, err = a.sayAgain(said, a.head)
	return err
}

// sayAgain repeats the messages written when the record had at most n lines.
func (a *Actor) sayAgain(said []store.Message, n uint64) ([]store.Message, error) {
	for len(said) > 0 && said[0].After <= n {
		var m wire.Message
		if err := json.Unmarshal(said[0].Body, &m); err != nil {
			return nil, fmt.Errorf("a stored message is damaged: %w", err)
		}
		a.said(m)
		said = said[1:]
	}
	return said, nil
}

// again repeats one line of the record.
func (a *Actor) again(line record.Line) error {
	if line.Cmd == nil {
		return nil // the seal
	}
	next := a.state
	out, err := a.g.Apply(&next, *line.Cmd)
	switch {
	case err != nil:
		return fmt.Errorf("its command is refused: %w", err)
	case out.Hash != line.Hash:
		return fmt.Errorf("the state differs: now %.12s, then %.12s", out.Hash, line.Hash)
	case out.Resolved:
		a.resolved(next, out.Entries)
	default:
		a.state = next
		a.emitSent(line.Cmd.Seat)
	}
	return nil
}

// Lines reads a stored record, checks its chain, and gives its lines, header
// first, with the sum of the last.
func Lines(ctx context.Context, s store.Matches, id string) ([]record.Line, string, error) {
	var text bytes.Buffer
	sum := ""
	err := s.Load(ctx, id, 0, func(l store.Line) error {
		sum = record.Sum(l.Body)
		text.Write(l.Body)
		return text.WriteByte('\n')
	})
	if err != nil {
		return nil, "", err
	}
	header, lines, err := record.ReadRunning(&text)
	return append([]record.Line{{Header: &header}}, lines...), sum, err
}
