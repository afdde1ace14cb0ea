package match

import "context"

// Retire ends the match's goroutine if nothing happens in it by itself: no clock
// runs. It reports whether it did; nothing can slip in between. Stop must follow,
// and Resume brings the match back.
func (a *Actor) Retire(ctx context.Context) bool {
	m := &retired{done: make(chan struct{})}
	return a.ask(ctx, m, m.done) == nil && m.yes
}

type retired struct {
	yes  bool
	done chan struct{}
}

func (m *retired) handle(a *Actor) {
	defer close(m.done)
	m.yes = a.side.deadline(a.over()).IsZero()
	a.retired = m.yes
}
