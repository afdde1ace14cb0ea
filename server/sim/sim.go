// Package sim plays whole rooms against everything that can go wrong.
//
// The code under test is the real one: lobby, match, feed and wire, goroutines
// and all. Around it stand a clock that moves when told, a disk that crashes,
// fails and delays (store/faulty), and clients that are modelled the way the
// browser's are: they keep a view by events, resend what was not answered under
// its old id, come back where they left off, read slowly, and vanish.
//
// One seed decides everything: who does what next, what gets lost, when the
// process dies. The harness does one thing at a time and waits until the
// server's goroutines have nothing left to do, so the same seed gives the same
// run. A run ends with an audit of the disk against what the clients were told.
//
//	go test ./server/sim -run 'TestSimulate$' -v -seeds 200 -steps 300
//
// plays many seeds and says what they went through; a seed that fails is printed
// with the command that repeats it.
package sim

import (
	"context"
	"fmt"
	"math/rand/v2"

	"casus/engine"
	"casus/server/match/matchtest"
	"casus/server/store"
	"casus/server/wire"
)

var ctx = context.Background()

// Options of one run.
type Options struct {
	Seed  uint64
	Steps int         // things that happen, about; a match that ends cuts it short
	Turns int         // of the match
	Disk  store.Store // what survives crashes; the caller closes it
}

// Report says what a run went through.
type Report struct {
	Trace   []string       // every step in words
	Did     map[string]int // how often each kind of thing happened
	Acked   int            // commands acknowledged to clients
	Events  int            // events clients have heard
	Refused map[wire.Code]int
}

// world is one run.
type world struct {
	rng   *rand.Rand
	disk  store.Store
	clock *matchtest.Clock
	game  *engine.Game

	code, match string
	now         *process   // the server clients reach
	old         []*process // servers that were taken over and do not know it yet
	clients     []*client  // the first leads the room
	joins       int
	book        book
	told        streams

	report Report
	err    error // the first broken invariant; everything stops then
}

// Run plays one seed. The error is the first invariant that did not hold.
func Run(o Options) (Report, error) {
	w := &world{
		rng: rand.New(rand.NewPCG(o.Seed, 0)), disk: o.Disk, clock: matchtest.NewClock(),
		book: newBook(), told: newStreams(),
		report: Report{Did: map[string]int{}, Refused: map[wire.Code]int{}},
	}
	defer w.end()
	w.open(o)
	after := 0
	for n := 0; n < o.Steps && w.err == nil && after < afterwards; n++ {
		w.step()
		if w.over() {
			after++
		}
	}
	if w.err == nil {
		w.settleAccounts()
	}
	return w.report, w.err
}

// afterwards is how many things still happen once the match is over.
const afterwards = 8

// open starts the server, makes the room and lets the first players in.
func (w *world) open(o Options) {
	w.boot()
	if w.err != nil {
		return
	}
	seconds := 0
	if w.one(2) {
		seconds = 60
	}
	w.found(o, seconds)
	for range 2 + w.rng.IntN(4) {
		w.join()
	}
}

// end stops every goroutine.
func (w *world) end() {
	for _, p := range append(w.old, w.now) {
		if p != nil {
			p.stop()
		}
	}
}

// broken notes the first invariant that did not hold.
func (w *world) broken(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}

// note writes a line of the trace.
func (w *world) note(format string, args ...any) {
	w.report.Trace = append(w.report.Trace, fmt.Sprintf(format, args...))
}

// one is true once in n times.
func (w *world) one(n int) bool { return w.rng.IntN(n) == 0 }

// over reports whether the match has ended, as its record on disk says.
func (w *world) over() bool {
	row, err := w.disk.Match(ctx, w.match)
	if err != nil {
		w.broken("the match is not on disk: %v", err)
		return true
	}
	return row.Over
}
