package feed

import (
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// However many queues are written at once, only some of those that did it wait
// for more; all of them go when they are dismissed.
func TestCrewKeepsFewWaiting(t *testing.T) { synctest.Test(t, crewKeepsFewWaiting) }

func crewKeepsFewWaiting(t *testing.T) {
	c := NewCrew()
	defer c.Dismiss()
	var begun, ended sync.WaitGroup
	on := make(chan struct{})
	for range 3 * mostWaiting {
		q := NewQueue(100, 4008)
		begun.Add(1)
		ended.Add(1)
		q.Serve(c, func() {
			begun.Done()
			<-on
			ended.Done()
		})
		q.Push([]byte("all at once"))
	}
	begun.Wait() // nobody waits for another's socket
	close(on)
	ended.Wait()
	synctest.Wait() // some were on their way out
	if n := c.waiting.Load(); n != mostWaiting {
		t.Fatalf("%d wait for work, want %d", n, mostWaiting)
	}
}

// A writer gets everything in order and the close after it, whoever fills the
// queue meanwhile, and never runs twice at a time.
func TestWriterSendsAllOfIt(t *testing.T) {
	const pushers, each = 4, 500
	q := NewQueue(1<<20, 4008)
	var last [pushers]int // numbers of each pusher seen so far
	var running atomic.Int32
	over := make(chan int, 1)
	c := NewCrew()
	defer c.Dismiss()
	q.Serve(c, func() {
		if running.Add(1) != 1 {
			t.Error("two writers at a time")
		}
		frames, closed, code := q.Take()
		for _, f := range frames {
			if who, n := f[0], int(f[1])<<8|int(f[2]); n != last[who]+1 {
				t.Errorf("%d came after %d", n, last[who])
			} else {
				last[who] = n
			}
		}
		q.Sent()
		running.Add(-1)
		if closed {
			over <- code
		}
	})
	var all sync.WaitGroup
	for who := range pushers {
		all.Go(func() {
			for n := 1; n <= each; n++ {
				if n%10 == 0 {
					q.Hold()
				}
				q.Push([]byte{byte(who), byte(n >> 8), byte(n)})
				if n%10 == 5 && n > 10 {
					q.Release()
				}
			}
			q.Release()
		})
	}
	all.Wait()
	q.Close(4011)
	if code := <-over; code != 4011 || last != [pushers]int{each, each, each, each} {
		t.Fatalf("ended with %d after %v", code, last)
	}
}

// What is held back starts no writer before its release, and a close starts one
// in spite of it.
func TestWriterWaitsForRelease(t *testing.T) {
	q := NewQueue(100, 4008)
	ran := make(chan int, 10)
	c := NewCrew()
	defer c.Dismiss()
	q.Serve(c, func() {
		frames, _, _ := q.Take()
		q.Sent()
		ran <- len(frames)
	})
	q.Hold()
	q.Push([]byte("a"))
	q.Push([]byte("b"))
	if q.writes != still {
		t.Fatal("it writes what is held back")
	}
	q.Release()
	if n := <-ran; n != 2 {
		t.Fatalf("%d frames left together, want both", n)
	}
	q.Hold()
	q.Close(1000)
	if n := <-ran; n != 0 {
		t.Fatalf("%d frames", n)
	}
}
