package match

import (
	"context"
	"errors"

	"casus/server/store"
	"casus/server/wire"

	"go.uber.org/zap"
)

// finish lets the draft go on as far as it leads by itself, stores it and shows
// it. Until it returned nil nothing has happened.
func (a *Actor) finish(d *draft) *wire.Refusal {
	a.settle(d)
	if r := a.commit(d); r != nil {
		return r
	}
	a.show(d)
	return nil
}

// commit stores drafts that stand one on the other, and takes the last over.
func (a *Actor) commit(drafts ...*draft) *wire.Refusal {
	recs := make([]store.Append, len(drafts))
	head, sum := a.head, string(a.prev[:])
	var err error
	for i, d := range drafts {
		if recs[i], sum, err = a.append(d, head, sum); err != nil {
			return a.fault(err)
		}
		head += uint64(len(d.lines))
	}
	a.decided()
	receipt, err := a.cfg.Store.Append(context.Background(), recs...)
	if err != nil {
		return a.fault(err)
	}
	if receipt.Again { // it stood there before and was not known here: nothing of this draft is stored
		a.lost = true
		return a.fault(errors.New("match: a command was stored that this owner does not know"))
	}
	a.stored(len(drafts))
	a.head = receipt.Head
	copy(a.prev[:], sum)
	for _, d := range drafts {
		if d.actor != server { // nobody asks again for what nobody sent
			a.replies[d.key] = d.offset
		}
	}
	last := drafts[len(drafts)-1]
	a.state, a.side = last.state, last.side
	return nil
}

// fault is a failure of ours: logged, and shown without its details.
func (a *Actor) fault(err error) *wire.Refusal {
	if errors.Is(err, store.ErrEpoch) || errors.Is(err, store.ErrHead) {
		a.lost = true
	}
	a.cfg.Log.Error("match cannot go on", zap.String("match", a.cfg.ID), zap.Error(err))
	return wire.Unsure()
}
