package web_test

import (
	"runtime"
	"testing"
	"time"

	"casus/server/web/webtest"
)

// heap is what the program holds once everything that can go has gone.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// makes makes rooms that nobody enters and lets them fall asleep.
func (h *house) sleepers(n, total int) {
	h.Helper()
	for range n {
		webtest.Create(h, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
		h.clock.Advance(3 * time.Second) // as fast as one address may
	}
	h.afterIdle(idleFor, 0, total)
}

// A room that sleeps is a line in a table, however many have been made.
func TestSleepingRoomsCostNextToNothing(t *testing.T) {
	h := build(t)
	h.sleepers(40, 40) // whatever is made once has been made
	before := heap()
	h.sleepers(160, 200)
	each := (heap() - before) / 160
	t.Logf("%d bytes a sleeping room", each)
	if each > 8<<10 {
		t.Errorf("a sleeping room holds %d bytes", each)
	}
}
