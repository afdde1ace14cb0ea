// Package feed carries an audience's events to its sockets.
//
// A Stream numbers what one audience may know, densely and from 1, and keeps
// the last part of it. A Queue is one socket's way out, bounded in bytes. Nobody
// ever waits for a socket: one that does not read is cut, comes back, and gets
// exactly the events it missed, or a snapshot when they are no longer kept.
package feed

import (
	"sync"
	"sync/atomic"
	"time"
)

// Queue holds the frames a socket has still to send.
type Queue struct {
	mu     sync.Mutex
	frames [][]byte
	size   int
	max    int
	closed bool
	code   int
	out    int // bytes taken and not yet sent
	pool   *Pool
	holds  int           // callers that have more to come
	since  time.Time     // when the oldest frame came
	ready  chan struct{} // holds one token when there is something to take; nil with a writer
	write  func()        // the writer, if it has one
	crew   *Crew         // who run it
	writes writes
}

// together is how many frames commonly leave at once: what a seat sealed, what that
// led to, and the receipt.
const together = 3

// NewQueue makes a queue that holds at most max bytes. When a frame does not
// fit, the queue closes with slowCode.
func NewQueue(max, slowCode int) *Queue {
	return &Queue{max: max, code: slowCode, ready: make(chan struct{}, 1)}
}

// Pool bounds what all queues of a server hold together, or all streams. While
// queues hold more than that, a socket that has not yet taken its last frame gets
// no other one: it is cut, and those that read are not. Streams keep less.
type Pool struct {
	max     int64
	waiting atomic.Int64
}

// NewPool makes a pool of max bytes.
func NewPool(max int) *Pool { return &Pool{max: int64(max)} }

// Waiting is the number of bytes in all of them.
func (p *Pool) Waiting() int { return int(p.waiting.Load()) }

// In makes a new queue count in a pool.
func (q *Queue) In(p *Pool) *Queue {
	q.pool = p
	return q
}

// count tells the pool of bytes that came, or went when n is below nought.
func (q *Queue) count(n int) {
	if q.pool != nil {
		q.pool.waiting.Add(int64(n))
	}
}

// fits reports whether there is room for a frame.
func (q *Queue) fits(n int) bool {
	crowded := q.pool != nil && q.pool.waiting.Load()+int64(n) > q.pool.max
	return q.size+n <= q.max && !(crowded && q.size+q.out > 0)
}

// Push adds a frame and reports whether the socket still takes some.
func (q *Queue) Push(frame []byte) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return false
	}
	if !q.fits(len(frame)) {
		// What waits is worthless to a reader that will ask again from its offset.
		q.count(-q.size)
		q.frames, q.size, q.closed = nil, 0, true
	} else {
		if q.size == 0 {
			q.since = time.Now()
		}
		if q.frames == nil {
			q.frames = make([][]byte, 0, together)
		}
		q.frames = append(q.frames, frame)
		q.size += len(frame)
		q.count(len(frame))
	}
	q.wake()
	return !q.closed
}

// Close ends the queue with a close code; what waits is still sent first.
func (q *Queue) Close(code int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return
	}
	q.closed, q.code = true, code
	q.wake()
}

// Ready has a token when Take may have something new.
func (q *Queue) Ready() <-chan struct{} { return q.ready }

// Take gives all frames that wait. closed tells that none will follow, and code
// why.
func (q *Queue) Take() (frames [][]byte, closed bool, code int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	frames, q.frames = q.frames, nil
	q.out, q.size = q.out+q.size, 0
	return frames, q.closed, q.code
}

// Sent tells that what was taken has left, or will never leave.
func (q *Queue) Sent() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.count(-q.out)
	q.out = 0
}

// Drop forgets what waits, when the socket has ended.
func (q *Queue) Drop() {
	q.Take()
	q.Sent()
}

// Code is the close code once the queue is closed, else 0.
func (q *Queue) Code() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.closed {
		return 0
	}
	return q.code
}

// Waiting is the number of bytes not yet sent, and when the oldest of those
// taken last or still waiting came.
func (q *Queue) Waiting() (bytes int, since time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.size + q.out, q.since
}

// Hold keeps what comes from leaving at once, until Release: whoever knows that
// more is to come lets it leave together.
func (q *Queue) Hold() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.holds++
}

// Release ends a Hold. What waits leaves at once: whoever releases a queue with a
// writer runs it, since to wake another goroutine for that costs as much again.
func (q *Queue) Release() {
	if q.released() {
		q.write()
		if q.more() {
			q.crew.run(q) // so that nobody writes for ever who only wanted to add something
		}
	}
}

// released ends a Hold, and reports whether the caller is to run the writer.
func (q *Queue) released() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.holds--; q.holds > 0 || len(q.frames) == 0 && !q.closed {
		return false
	}
	if q.write == nil || q.writes != still {
		q.wake()
		return false
	}
	q.writes = busy
	return true
}

func (q *Queue) wake() {
	switch {
	case q.holds > 0 && !q.closed:
		return
	case q.write != nil:
		if q.writes == still {
			q.crew.run(q)
		}
		q.writes = min(q.writes+1, behind)
		return
	}
	select {
	case q.ready <- struct{}{}:
	default:
	}
}
