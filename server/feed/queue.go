// Package feed carries an audience's events to its sockets.
//
// A Stream numbers what one audience may know, densely and from 1, and keeps
// the last part of it. A Queue is one socket's way out, bounded in bytes. Nobody
// ever waits for a socket: one that does not read is cut, comes back, and gets
// exactly the events it missed, or a snapshot when they are no longer kept.
package feed

import "sync"

// Queue holds the frames a socket has still to send.
type Queue struct {
	mu     sync.Mutex
	frames [][]byte
	size   int
	max    int
	closed bool
	code   int
	ready  chan struct{} // holds one token when there is something to take
}

// NewQueue makes a queue that holds at most max bytes. When a frame does not
// fit, the queue closes with slowCode.
func NewQueue(max, slowCode int) *Queue {
	return &Queue{max: max, code: slowCode, ready: make(chan struct{}, 1)}
}

// Push adds a frame and reports whether the socket still takes some.
func (q *Queue) Push(frame []byte) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed {
		return false
	}
	if q.size+len(frame) > q.max {
		// What waits is worthless to a reader that will ask again from its offset.
		q.frames, q.size, q.closed = nil, 0, true
	} else {
		q.frames = append(q.frames, frame)
		q.size += len(frame)
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
	frames, q.frames, q.size = q.frames, nil, 0
	return frames, q.closed, q.code
}

func (q *Queue) wake() {
	select {
	case q.ready <- struct{}{}:
	default:
	}
}
