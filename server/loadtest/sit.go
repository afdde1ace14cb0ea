package loadtest

import (
	"context"
	"sync"
)

// sit makes all matches, connects all players, begins and warms up.
func (r *run) sit(ctx context.Context, m *sizes) (err error) {
	r.say("making %d rooms with %d players", r.Matches, r.Matches*seats)
	r.tables = make([]*table, 0, r.Matches)
	var mu sync.Mutex
	err = each(ctx, r.Matches, setupAtOnce, func(i int) error {
		t, err := newTable(ctx, newHouse(r.target, i), r.plans[i], r.length(), nil)
		if err == nil {
			mu.Lock()
			r.tables = append(r.tables, t)
			mu.Unlock()
			t.house.close()
		}
		return err
	})
	if err != nil {
		return err
	}
	if m.matches, err = r.size(ctx, true); err != nil {
		return err
	}
	if err = r.all(ctx, func(t *table) error { return t.connect(ctx) }); err != nil {
		return err
	}
	if m.connected, err = r.size(ctx, true); err != nil {
		return err
	}
	r.say("%d sockets are open; starting", r.Matches*seats)
	if err = r.all(ctx, func(t *table) error { return t.start(ctx) }); err != nil {
		return err
	}
	return r.turns(ctx, 0, r.Warmup)
}

// setupAtOnce matches are made and joined at the same time.
const setupAtOnce = 8

// all does something for every match, a few at a time.
func (r *run) all(ctx context.Context, do func(t *table) error) error {
	return each(ctx, len(r.tables), setupAtOnce, func(i int) error {
		defer r.tables[i].house.close()
		return do(r.tables[i])
	})
}

// turns plays turns of all matches at once.
func (r *run) turns(ctx context.Context, from, to int) error {
	return each(ctx, len(r.tables), len(r.tables), func(i int) error {
		t := r.tables[i]
		err := pause(ctx, t.stagger(r.Think))
		for n := from; n < to && err == nil; n++ {
			if err = t.turn(ctx, n); err == nil && n+1 < to {
				err = pause(ctx, t.think(r.Think))
			}
		}
		return err
	})
}
