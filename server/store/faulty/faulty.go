// Package faulty is a store that fails the way disks and processes do, at the
// write it is told to fail at: tests of everything above a store need it.
//
// One Store stands for one server process. What it wraps is the disk, which
// outlives it: after a crash the old Store refuses everything, and a new one
// over the same disk sees what had been committed and nothing else.
package faulty

import (
	"context"
	"errors"
	"sync"

	"casus/server/store"
)

// ErrCrashed is what a dead process's store answers. No player ever sees it: the
// process that asked is gone.
var ErrCrashed = errors.New("faulty: the process has crashed")

// Fault is what goes wrong at a write.
type Fault int

const (
	// None carries the write out.
	None Fault = iota
	// CrashBefore ends the process before the write is on disk.
	CrashBefore
	// CrashAfter ends it when the write is on disk and nobody has been told.
	CrashAfter
	// FailLost is a commit that failed and is not on disk.
	FailLost
	// FailKept is a commit that reports a failed flush and is on disk all the
	// same: until the restart nobody knows which of the two it was.
	FailKept
)

func (f Fault) String() string {
	return [...]string{"none", "crash before the commit", "crash after the commit", "failed commit, lost", "failed commit, kept"}[f]
}

// Store passes everything on to a disk until its fault is due.
type Store struct {
	store.Store

	mu     sync.Mutex
	fault  Fault
	due    int // writes until the fault, counting the one that fails
	down   error
	failed chan struct{}

	hold *hold // the next append waits here
}

// hold is an append that waits.
type hold struct {
	reached, free chan struct{}
}

// New is the store of a process that has just started on a disk.
func New(disk store.Store) *Store {
	return &Store{Store: disk, failed: make(chan struct{})}
}

// Arm lets the n-th write from now fail; n is at least 1.
func (s *Store) Arm(f Fault, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fault, s.due = f, n
}

// Hold makes the next append wait until release is called. reached is closed
// when it waits.
func (s *Store) Hold() (reached <-chan struct{}, release func()) {
	h := &hold{make(chan struct{}), make(chan struct{})}
	s.mu.Lock()
	s.hold = h
	s.mu.Unlock()
	return h.reached, sync.OnceFunc(func() {
		s.mu.Lock()
		if s.hold == h { // nobody came
			s.hold = nil
		}
		s.mu.Unlock()
		close(h.free)
	})
}

// Crash ends the process now, unless it has ended.
func (s *Store) Crash() { s.end(ErrCrashed) }

func (s *Store) end(why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down == nil {
		s.down = why
	}
}

// Down says how the process ended: ErrCrashed, store.ErrFailed, or nil.
func (s *Store) Down() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down
}

// Failed is closed when a commit failed.
func (s *Store) Failed() <-chan struct{} { return s.failed }

// Err is the reason once Failed is closed.
func (s *Store) Err() error {
	if err := s.Down(); errors.Is(err, store.ErrFailed) {
		return err
	}
	return nil
}

// Close ends the process's use of the disk and leaves the disk open.
func (s *Store) Close() error {
	s.end(store.ErrClosed)
	return nil
}

// write carries out one write, or fails it.
func (s *Store) write(do func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down != nil {
		return s.down
	}
	switch s.next() {
	case CrashBefore:
		s.down = ErrCrashed
	case CrashAfter:
		if err := do(); err != nil {
			return err
		}
		s.down = ErrCrashed
	case FailLost:
		s.fail()
	case FailKept:
		if err := do(); err != nil {
			return err
		}
		s.fail()
	default:
		return do()
	}
	return s.down
}

func (s *Store) next() Fault {
	if s.due == 0 {
		return None
	}
	if s.due--; s.due > 0 {
		return None
	}
	return s.fault
}

func (s *Store) fail() {
	s.down = store.ErrFailed
	close(s.failed)
}

// wait holds an append up when it was told to.
func (s *Store) wait(ctx context.Context) {
	s.mu.Lock()
	h := s.hold
	s.hold = nil
	s.mu.Unlock()
	if h == nil {
		return
	}
	close(h.reached)
	select {
	case <-h.free:
	case <-ctx.Done():
	}
}
