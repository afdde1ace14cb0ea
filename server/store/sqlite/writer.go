package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"casus/server/store"
)

const (
	gatherFor = 2 * time.Millisecond
	gatherMax = 128
)

// job is one write: an append, or any other. The other may be undone alone: it
// runs inside a savepoint, so its error never touches the other writes of the
// same transaction. An append needs none, since it is refused before it writes.
type job struct {
	appends []store.Append
	receipt store.Receipt

	run  func(*tx) error
	err  error
	done chan error
}

// writer is the one goroutine that writes.
type writer struct {
	conn  *sql.Conn
	watch store.Watch
	stmts map[string]*sql.Stmt // prepared once, used only by the goroutine
	books map[string]*book     // by match id, likewise
	held  []any                // fields of the appends that the transaction has still to write
	crowd int                  // writes in the transaction before
	jobs  chan *job
	quit  chan struct{}
	ended chan struct{}

	stopOnce sync.Once
	failOnce sync.Once
	failed   chan struct{}
	reason   error // written before failed is closed
}

func newWriter(ctx context.Context, db *sql.DB, watch store.Watch) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writer{
		conn:   conn,
		watch:  watch,
		stmts:  map[string]*sql.Stmt{},
		books:  map[string]*book{},
		jobs:   make(chan *job, gatherMax),
		quit:   make(chan struct{}),
		ended:  make(chan struct{}),
		failed: make(chan struct{}),
	}
	go w.loop()
	return w, nil
}

// do hands a write to the goroutine and waits until it is on disk or refused. A
// context that ends keeps a write from being handed over; once it is, the caller
// waits, for it must know what has happened.
func (w *writer) do(ctx context.Context, run func(*tx) error) error {
	return w.hand(ctx, &job{run: run, done: make(chan error, 1)})
}

func (w *writer) hand(ctx context.Context, j *job) error {
	select {
	case w.jobs <- j:
	case <-w.failed:
		return w.reason
	case <-w.quit:
		return store.ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-j.done:
		return err
	case <-w.ended:
		// The goroutine may have answered just before it ended.
		select {
		case err := <-j.done:
			return err
		default:
			return store.ErrClosed
		}
	}
}

func (w *writer) loop() {
	defer close(w.ended)
	for {
		select {
		case j := <-w.jobs:
			w.commit(w.gather(j))
		case <-w.quit:
			w.drain()
			return
		}
	}
}

// gather takes the writes that wait. While many write at once it waits a moment
// for more company, because one flush costs the same for one write as for
// sixty-four; a lone write is not held up.
func (w *writer) gather(first *job) []*job {
	batch := w.waiting([]*job{first})
	if few := len(batch) < 2 && w.crowd < 2; few || len(batch) == gatherMax {
		w.crowd = len(batch)
		return batch
	}
	timer := time.NewTimer(gatherFor)
	defer timer.Stop()
	for len(batch) < gatherMax {
		select {
		case j := <-w.jobs:
			batch = append(batch, j)
			continue
		case <-timer.C:
		}
		break
	}
	w.crowd = len(batch)
	return batch
}

// waiting adds to a batch what can be had at once.
func (w *writer) waiting(batch []*job) []*job {
	for len(batch) < gatherMax {
		select {
		case j := <-w.jobs:
			batch = append(batch, j)
		default:
			return batch
		}
	}
	return batch
}

func (w *writer) drain() {
	for {
		select {
		case j := <-w.jobs:
			w.commit([]*job{j})
		default:
			return
		}
	}
}

// commit runs a batch in one transaction and wakes everyone who waits.
func (w *writer) commit(batch []*job) {
	err := w.Err()
	if err == nil {
		began := time.Now()
		err = w.transact(batch)
		w.watch.Commit(len(batch), began, err)
		if err != nil {
			err = w.fail(err)
		}
	}
	for _, j := range batch {
		if err != nil {
			j.done <- err
		} else {
			j.done <- j.err
		}
	}
}

// transact returns an error only when the transaction as a whole is lost.
func (w *writer) transact(batch []*job) error {
	t := &tx{w: w, ctx: context.Background()}
	if _, err := t.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	for _, j := range batch {
		if err := t.work(j); err != nil {
			return err
		}
	}
	_, err := t.exec("COMMIT")
	return err
}

// work does one job. It returns an error when the transaction is lost with it.
func (t *tx) work(j *job) error {
	if j.appends != nil {
		j.receipt, j.err = t.append(j.appends)
		if refusal(j.err) {
			return nil
		}
		return j.err
	}
	if _, err := t.exec("SAVEPOINT job"); err != nil {
		return err
	}
	if j.err = j.run(t); j.err != nil {
		if _, err := t.exec("ROLLBACK TO job"); err != nil {
			return errors.Join(j.err, err)
		}
	}
	_, err := t.exec("RELEASE job")
	return err
}

// refusal reports whether an append was refused, or done, before it wrote.
func refusal(err error) bool {
	return err == nil || errors.Is(err, store.ErrEpoch) || errors.Is(err, store.ErrHead) || errors.Is(err, store.ErrUnknown)
}

// fail closes the store for good: after a failed flush nobody knows what is on
// disk, and trying again could acknowledge what was lost.
func (w *writer) fail(err error) error {
	w.failOnce.Do(func() {
		w.reason = fmt.Errorf("%w (%w): free disk space or check the disk, then start the server again; nothing acknowledged is lost", store.ErrFailed, err)
		close(w.failed)
	})
	return w.reason
}

// Waiting is the number of writes that wait for the disk.
func (w *writer) Waiting() int { return len(w.jobs) }

// Failed is closed after a commit failed.
func (w *writer) Failed() <-chan struct{} { return w.failed }

// Err is nil until a commit failed.
func (w *writer) Err() error {
	select {
	case <-w.failed:
		return w.reason
	default:
		return nil
	}
}

func (w *writer) stop() {
	w.stopOnce.Do(func() {
		close(w.quit)
		<-w.ended
		w.release()
	})
}

func (w *writer) release() {
	for _, s := range w.stmts {
		s.Close() //nolint:errcheck // closing the connection below frees it in any case
	}
	w.conn.Close() //nolint:errcheck // the pool's Close reports
}

// tx is what a write may use: prepared statements on the writer's connection.
type tx struct {
	w   *writer
	ctx context.Context
}

// stmt prepares a statement that may read or write anything.
func (t *tx) stmt(q string) (*sql.Stmt, error) {
	if err := t.flush(); err != nil {
		return nil, err
	}
	return t.prepared(q)
}

func (t *tx) prepared(q string) (*sql.Stmt, error) {
	if s := t.w.stmts[q]; s != nil {
		return s, nil
	}
	s, err := t.w.conn.PrepareContext(t.ctx, q)
	if err == nil {
		t.w.stmts[q] = s
	}
	return s, err
}

func (t *tx) exec(q string, args ...any) (sql.Result, error) {
	s, err := t.stmt(q)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(t.ctx, args...)
}

// beside carries out a statement that has nothing to do with the appends held.
func (t *tx) beside(q string, args ...any) error {
	s, err := t.prepared(q)
	if err == nil {
		_, err = s.ExecContext(t.ctx, args...)
	}
	return err
}

func (t *tx) row(q string, args []any, into ...any) error {
	s, err := t.stmt(q)
	if err != nil {
		return err
	}
	err = s.QueryRowContext(t.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrUnknown
	}
	return err
}
