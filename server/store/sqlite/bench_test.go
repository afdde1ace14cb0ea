package sqlite

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"casus/server/store"
)

// The budget: when two hundred matches of six seats play as fast as they can,
// one command costs under 50 microseconds of one slow core and its disk, and at
// most 16 allocations, a few of which are the benchmark's own.
func BenchmarkAppend(b *testing.B) {
	ctx := context.Background()
	var commits, jobs atomic.Int64
	db, err := Open(ctx, b.TempDir(), store.Watch{Committed: func(n int, _ time.Duration, _ error) { commits.Add(1); jobs.Add(int64(n)) }})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	const matches = 200
	epochs := make([]uint64, matches)
	for i := range matches {
		if err := db.CreateMatch(ctx, store.Match{ID: longID(i)}, make([]byte, 280)); err != nil {
			b.Fatal(err)
		}
		if epochs[i], _, err = db.Claim(ctx, longID(i)); err != nil {
			b.Fatal(err)
		}
	}
	var left atomic.Int64
	left.Store(int64(b.N))
	b.ReportAllocs()
	b.ResetTimer()
	commits.Store(0)
	jobs.Store(0)
	var wg sync.WaitGroup
	for i := range matches {
		wg.Go(func() {
			a := store.Append{Match: longID(i), Epoch: epochs[i], Head: 1, Reply: make([]byte, 80)}
			for n := 0; left.Add(-1) >= 0; n++ {
				if err := appendNth(ctx, db, &a, n); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	b.ReportMetric(float64(jobs.Load())/float64(commits.Load()), "jobs/commit")
}

func longID(i int) string { return fmt.Sprintf("01936d7a-7b3c-7c00-8000-%012d", i) }

// appendNth stores a match's nth command; every sixth ends a turn.
func appendNth(ctx context.Context, db *DB, a *store.Append, n int) error {
	a.Actor, a.Cmd = longID(n%6), longID(n)
	a.Lines = [][]byte{make([]byte, 280)}
	if n%6 == 5 {
		a.Lines = append(a.Lines, make([]byte, 900))
		a.Turn++
	}
	r, err := db.Append(ctx, *a)
	a.Head = r.Head
	return err
}
