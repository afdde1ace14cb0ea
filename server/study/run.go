package study

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Run is how a study is carried out. None of it shows in the results.
type Run struct {
	Dir     string
	Workers int
	Shard   int // 1..Shards: only every Shards-th part, from this one on
	Shards  int // 0: the whole study
	// Progress is told how many of the matches to play are played; it may be nil.
	Progress func(played, of int)
}

// Play plays the parts that are not there yet. Interrupted, it leaves the
// finished ones behind and goes on from them the next time.
func (r *Run) Play(ctx context.Context, study *Study) error {
	sum, err := study.Sum()
	if err != nil {
		return err
	}
	if err := r.claim(&study.Plan); err != nil {
		return err
	}
	todo, err := r.missing(&study.Plan, sum)
	if err != nil {
		return err
	}
	return r.workers(ctx, study, sum, todo)
}

// claim writes the plan into the folder, or sees that it is the same.
func (r *Run) claim(plan *Plan) error {
	want, err := json.MarshalIndent(plan, "", "  ")
	if err != nil {
		return err
	}
	want = append(want, '\n')
	if err := os.MkdirAll(filepath.Join(r.Dir, "parts"), 0o755); err != nil {
		return fmt.Errorf("the folder of the study cannot be made: %w", err)
	}
	path := filepath.Join(r.Dir, "plan.json")
	got, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return WriteFile(path, func(w io.Writer) error { _, err := w.Write(want); return err })
	case err != nil:
		return err
	case !bytes.Equal(got, want):
		return fmt.Errorf("%s holds another study (other arms, matches, seats, seed, rules or engine); choose another --out; its plan.json says what it is", r.Dir)
	}
	return nil
}

// missing lists the parts of this shard that are not there. One that is damaged
// or another study's is an error.
func (r *Run) missing(plan *Plan, sum string) (out []int, err error) {
	for part := range plan.parts() {
		if r.Shards > 0 && part%r.Shards != r.Shard-1 {
			continue
		}
		_, err := readPart(r.Dir, plan, sum, part)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out = append(out, part)
		case err != nil:
			return nil, err
		}
	}
	return out, nil
}

// workers share the parts out; the first error stops them all.
func (r *Run) workers(ctx context.Context, study *Study, sum string, todo []int) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	parts := make(chan int)
	count := r.counter(&study.Plan, todo)
	var wait sync.WaitGroup
	for range min(max(r.Workers, 1), len(todo)) {
		wait.Go(func() {
			for part := range parts {
				if err := r.part(ctx, study, sum, part, count); err != nil {
					stop(err)
					return
				}
			}
		})
	}
	for _, part := range todo {
		select {
		case parts <- part:
		case <-ctx.Done():
		}
	}
	close(parts)
	wait.Wait()
	return context.Cause(ctx)
}

// counter returns what every worker calls after a match.
func (r *Run) counter(plan *Plan, todo []int) func() {
	of := 0
	for _, part := range todo {
		from, to := plan.pairs(part)
		of += (to - from) * len(plan.Arms)
	}
	var mu sync.Mutex
	played := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		played++
		if r.Progress != nil {
			r.Progress(played, of)
		}
	}
}

func (r *Run) part(ctx context.Context, study *Study, sum string, part int, count func()) error {
	p, err := NewPlayer(study)
	if err != nil {
		return err
	}
	var matches []*Match
	from, to := study.pairs(part)
	for pair := from; pair < to; pair++ {
		for arm := range study.Arms {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			m, err := p.Match(arm, pair)
			if err != nil {
				return err
			}
			matches = append(matches, m)
			count()
		}
	}
	return writePart(r.Dir, sum, part, matches)
}
