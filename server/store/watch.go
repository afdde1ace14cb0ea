package store

import "time"

// Watch is told what a store does. Every part may be nil; none may block, since
// the store's only writer calls it.
type Watch struct {
	// Committed is called once a transaction is on disk, or has failed: with the
	// number of writes in it, the time it took, and the error.
	Committed func(jobs int, took time.Duration, err error)
}

// Commit tells of a transaction that began at a moment.
func (w Watch) Commit(jobs int, began time.Time, err error) {
	if w.Committed != nil {
		w.Committed(jobs, time.Since(began), err)
	}
}
