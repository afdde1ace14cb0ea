package web

import (
	"testing"
	"testing/synctest"
	"time"
)

// Each frame has its full time, whatever the frame before it left over, and none
// has more.
func TestEveryFrameHasItsWholeTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var all patiences
		for range 3 {
			p := all.begin()
			time.Sleep(answerWithin - time.Second)
			if p.Err() != nil {
				t.Fatal("the frame was given up too early")
			}
			all.done(p)
			time.Sleep(2 * answerWithin) // between frames no time runs
		}
		p := all.begin()
		time.Sleep(answerWithin + time.Second)
		if p.Err() == nil {
			t.Fatal("the frame has more than its time")
		}
		all.done(p)
		if next := all.begin(); next.Err() != nil {
			t.Fatal("the next frame has no time")
		} else {
			all.done(next)
		}
	})
}

// The budget: no allocation.
func BenchmarkPatience(b *testing.B) {
	var all patiences
	b.ReportAllocs()
	for b.Loop() {
		p := all.begin()
		select {
		case <-p.Done():
			b.Fatal("it has ended")
		default:
		}
		all.done(p)
	}
}
