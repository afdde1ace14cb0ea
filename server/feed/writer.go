package feed

import (
	"sync"
	"sync/atomic"
)

// writes is what a queue's writer is at.
type writes uint8

const (
	still  writes = iota // it does not run
	busy                 // it runs
	behind               // it runs, and something has come since it began
)

// Serve gives a queue that nobody has used yet a writer, in place of Ready: one of
// a crew runs it once there is something to take, and never twice at a time. A
// socket to which nothing goes out has no goroutine for it.
func (q *Queue) Serve(c *Crew, write func()) {
	q.crew, q.write, q.ready = c, write, nil
}

// more ends a run of the writer, unless something has come since it began.
func (q *Queue) more() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.writes--
	return q.writes == busy
}

// Crew are the goroutines that run the writers of queues: as many as there is
// work for at a time, of which a few wait for more. To begin one anew costs as
// much as most of what there is to write, and its stack has to grow again.
type Crew struct {
	jobs    chan *Queue
	over    chan struct{}
	end     sync.Once
	waiting atomic.Int32
}

const mostWaiting = 64

// NewCrew makes a crew with nobody in it yet.
func NewCrew() *Crew { return &Crew{jobs: make(chan *Queue), over: make(chan struct{})} }

// Dismiss ends those that have nothing to do, now and from now on.
func (c *Crew) Dismiss() { c.end.Do(func() { close(c.over) }) }

// run lets somebody run a queue's writer. It does not wait.
func (c *Crew) run(q *Queue) {
	select {
	case c.jobs <- q:
	default:
		go c.work(q)
	}
}

func (c *Crew) work(q *Queue) {
	for q != nil {
		for more := true; more; more = q.more() {
			q.write()
		}
		q = c.next()
	}
}

// next waits for more to do; nil ends the one who asks.
func (c *Crew) next() *Queue {
	defer c.waiting.Add(-1)
	if c.waiting.Add(1) > mostWaiting {
		return nil
	}
	select {
	case q := <-c.jobs:
		return q
	case <-c.over:
		return nil
	}
}
