package match

import "casus/server/wire"

// mostTogether is how many commands are stored together at most.
const mostTogether = 16

// batch is a row of commands, each decided on what those before it lead to. They
// are stored as one, because a flush of the disk costs the same for all of them
// as for one, and then they are shown in their order. A phase that ends, and
// whatever else changes more than what lies sealed, ends the batch: the next
// command is decided on the match as everybody sees it.
type batch struct {
	drafts []*draft
	asked  []*commanded // whose drafts they are
	full   bool
}

// last is the draft the next one stands on, nil for none.
func (b *batch) last() *draft {
	if len(b.drafts) == 0 {
		return nil
	}
	return b.drafts[len(b.drafts)-1]
}

// has reports whether a command is in the batch already: sent again, it must
// wait for its answer.
func (b *batch) has(c *commanded) bool {
	for _, m := range b.asked {
		if m.Actor == c.Actor && m.ID == c.ID {
			return true
		}
	}
	return false
}

// follows tells whether another command may be decided on top of a verb's draft.
var follows = map[string]bool{
	wire.VerbOrders:   true,
	wire.VerbAnswers:  true,
	wire.VerbWithdraw: true,
	wire.VerbReady:    true,
}

func (b *batch) add(m *commanded, d *draft) {
	b.drafts, b.asked = append(b.drafts, d), append(b.asked, m)
	b.full = !follows[m.Verb] || d.resolved || len(b.drafts) == mostTogether
}

// follower takes the next command that waits, nil if there is none for this
// batch. A message that has to come after the batch is held back for it.
func (a *Actor) follower(b *batch) *commanded {
	if b.full || a.late() {
		return nil
	}
	select {
	case m := <-a.inbox:
		if c, ok := m.(*commanded); ok && !b.has(c) {
			return c
		}
		a.held = m
	default:
	}
	return nil
}

// store stores a batch, shows it, and answers everybody in it.
func (a *Actor) store(b *batch) {
	if len(b.drafts) == 0 {
		return
	}
	r := a.commit(b.drafts...)
	for i, m := range b.asked {
		if d := b.drafts[i]; r == nil {
			a.show(d)
			m.ack = d.ack()
		} else {
			m.refused = r
		}
	}
	for i, m := range b.asked {
		b.drafts[i].drop()
		close(m.done)
	}
}
