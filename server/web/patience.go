package web

import (
	"context"
	"sync"
	"time"
)

// patience is how long a frame may take: a context that ends after
// answerWithin. One that was not used up serves another frame, since to make
// both anew costs more than most frames.
type patience struct {
	context.Context
	timer *time.Timer // stopped while no frame uses it
}

// patiences are those that no frame uses now.
type patiences struct{ spare sync.Pool }

func (ps *patiences) begin() *patience {
	if p, ok := ps.spare.Get().(*patience); ok {
		p.timer.Reset(answerWithin)
		return p
	}
	ctx, end := context.WithCancel(context.Background())
	return &patience{ctx, time.AfterFunc(answerWithin, end)}
}

// done takes one back. If it has ended, or is about to, it serves nobody else.
func (ps *patiences) done(p *patience) {
	if p.timer.Stop() {
		ps.spare.Put(p)
	}
}
