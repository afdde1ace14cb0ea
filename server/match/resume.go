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
		a.forget()
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
		if c.Actor != server {
			var ack wire.Ack
			if err := json.Unmarshal(c.Reply, &ack); err != nil {
				return fmt.Errorf("a stored answer is damaged: %w", err)
			}
			a.replies[replyTo(c.Actor, c.Cmd)] = ack.O
		}
	}
	return a.replayRecord(ctx)
}

func (a *Actor) replayRecord(ctx context.Context) error {
	lines, came, sum, err := stored(ctx, a.cfg.Store, a.cfg.ID)
	if err != nil {
		return err
	}
	copy(a.prev[:], sum)
	said, err := a.cfg.Store.Messages(ctx, a.cfg.ID)
	if err != nil {
		return err
	}
	if a.side.Started {
		a.emitStart()
	}
	for at := 1; at < len(lines); {
		if len(lines)-at <= heededLines {
			a.heed()
		}
		if said, err = a.sayAgain(said, uint64(at)); err != nil {
			return err
		}
		next := at + 1
		for next < len(lines) && came[next] == came[at] {
			next++
		}
		if err := a.again(lines[at:next], at+1); err != nil {
			return err
		}
		at = next
	}
	_, err = a.sayAgain(said, a.head)
	return err
}

// heededLines is how much of the end of a record is told again to nobody in
// particular, for those who were there and come back: more than a ring holds.
const heededLines = 80

func (a *Actor) heed() {
	for _, s := range a.streams {
		s.Heed()
	}
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

// again repeats what came in one append, and shows it as it was shown then; n
// is the number of its first line in the record, from 1.
func (a *Actor) again(lines []record.Line, n int) error {
	d := a.draft("", "", nil)
	defer d.drop()
	for i, line := range lines {
		if line.Cmd == nil {
			continue // the seal
		}
		if err := a.apply(d, *line.Cmd); err != nil {
			return &record.Damage{Line: n + i, Reason: "its command is refused: " + err.Error()}
		}
		if now := d.lines[len(d.lines)-1].Hash; now != line.Hash {
			return &record.Damage{Line: n + i, Reason: fmt.Sprintf("the state differs: now %.12s, then %.12s", now, line.Hash)}
		}
	}
	a.state = d.state
	a.show(d)
	return nil
}

// Lines reads a stored record, checks its chain, and gives its lines, header
// first, with the sum of the last.
func Lines(ctx context.Context, s store.Reading, id string) ([]record.Line, string, error) {
	lines, _, sum, err := stored(ctx, s, id)
	return lines, sum, err
}

// stored is Lines with the append that each line came in.
func stored(ctx context.Context, s store.Reading, id string) (lines []record.Line, came []uint64, sum string, err error) {
	var text bytes.Buffer
	err = s.Load(ctx, id, 0, func(l store.Line) error {
		sum = record.Sum(l.Body)
		came = append(came, l.Append)
		text.Write(l.Body)
		return text.WriteByte('\n')
	})
	if err != nil {
		return nil, nil, "", err
	}
	header, lines, err := record.ReadRunning(&text)
	return append([]record.Line{{Header: &header}}, lines...), came, sum, err
}
