package study

import (
	"context"
	"sync"
)

// Share lets workers carry out numbered pieces of work, whichever is free; the
// first error stops them all.
func Share(ctx context.Context, workers int, todo []int, do func(ctx context.Context, piece int) error) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	pieces := make(chan int)
	var wait sync.WaitGroup
	for range min(max(workers, 1), len(todo)) {
		wait.Go(func() {
			for piece := range pieces {
				if err := do(ctx, piece); err != nil {
					stop(err)
					return
				}
			}
		})
	}
	for _, piece := range todo {
		select {
		case pieces <- piece:
		case <-ctx.Done():
		}
	}
	close(pieces)
	wait.Wait()
	return context.Cause(ctx)
}

// Counter returns what every worker calls after a match; tell may be nil.
func Counter(of int, tell func(played, of int)) func() {
	var mu sync.Mutex
	played := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		played++
		if tell != nil {
			tell(played, of)
		}
	}
}
