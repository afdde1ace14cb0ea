package match_test

import (
	"sync/atomic"
	"testing"
	"time"

	"casus/rules"
	"casus/server/match"
	"casus/server/match/matchtest"
)

// counting is a clock that counts how often it was asked to ring.
type counting struct {
	*matchtest.Clock
	alarms atomic.Int32
}

func (c *counting) Alarm(at time.Time) (<-chan time.Time, func()) {
	c.alarms.Add(1)
	return c.Clock.Alarm(at)
}

// A phase that cannot be ended, because the disk has failed or another server
// owns the match, is not tried again without pause: that would take a core and
// fill the log.
func TestDeadlineThatCannotBeKept(t *testing.T) {
	cases := []struct {
		name  string
		upset func(*table, *torn)
	}{
		{"failed disk", func(_ *table, s *torn) { s.tear = true }},
		{"another owner", func(tb *table, _ *torn) { claim(tb) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tb := sit(t, match.Options{Start: true, Seconds: 60}, rules.KOR)
			clock, s := &counting{Clock: tb.clock}, &torn{Store: tb.store}
			tb.actor.Stop()
			cfg := tb.config()
			cfg.Store, cfg.Clock = s, clock
			var err error
			if tb.actor, err = match.Resume(ctx, cfg, seats(rules.KOR)); err != nil {
				t.Fatal(err)
			}
			tb.peek()
			c.upset(tb, s)
			before := clock.alarms.Load()
			tb.clock.Advance(2 * time.Minute)
			for range 100 { // as many chances to ring
				tb.peek()
			}
			if n := clock.alarms.Load() - before; n > 102 {
				t.Errorf("%d alarms in 100 moments", n)
			}
		})
	}
}

func claim(tb *table) {
	if _, _, err := tb.store.Claim(ctx, "m1"); err != nil {
		tb.Fatal(err)
	}
}
