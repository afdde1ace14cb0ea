package match

import (
	"context"
	"encoding/json"
	"errors"

	"casus/engine/record"
	"casus/engine/world"
	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// change is one command with all it leads to, before it is stored.
type change struct {
	actor, cmd string
	lines      []record.Line
	said       *wire.Message
	side       *side
	offset     uint64       // of the sender's own event, 0 for none
	after      *world.State // the state it leads to
}

// commit stores a change. Only when it returned nil may the change be kept in
// memory and shown.
func (a *Actor) commit(c change) *wire.Refusal {
	rec := store.Append{Match: a.cfg.ID, Head: a.head, Epoch: a.epoch, Actor: c.actor, Cmd: c.cmd,
		Reply: wire.Write(wire.Ack{T: "ack", ID: c.cmd, O: c.offset}),
		Turn:  int(c.after.Turn()), Over: c.after.Phase == world.Over, Now: a.cfg.Clock.Now().UnixMilli()}
	prev := a.prev
	for _, line := range c.lines {
		b, sum, err := record.Encode(prev, line)
		if err != nil {
			return a.fault(err)
		}
		rec.Lines = append(rec.Lines, b)
		prev = sum
	}
	if c.side != nil {
		rec.Side = c.side.encode()
	}
	if c.said != nil {
		body, err := json.Marshal(c.said)
		if err != nil {
			return a.fault(err)
		}
		rec.Said = &store.Message{After: a.head, Body: body}
	}
	receipt, err := a.cfg.Store.Append(context.Background(), rec)
	if err != nil {
		return a.fault(err)
	}
	a.head, a.prev = receipt.Head, prev
	a.replies[reply{c.actor, c.cmd}] = receipt.Reply
	if c.side != nil {
		a.side = *c.side
	}
	return nil
}

// fault is a failure of ours: logged, and shown without its details.
func (a *Actor) fault(err error) *wire.Refusal {
	if errors.Is(err, store.ErrEpoch) || errors.Is(err, store.ErrHead) {
		a.lost = true
	}
	a.cfg.Log.Error("match cannot go on", zap.String("match", a.cfg.ID), zap.Error(err))
	return wire.Refuse(wire.Internal, "the server could not store this; it was not carried out")
}
