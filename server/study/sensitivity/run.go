package sensitivity

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

	"casus/server/study"
)

// Run is how a study is carried out. None of it shows in the results.
type Run struct {
	Dir     string
	Workers int
	// Progress is told how many of the matches to play are played; it may be nil.
	Progress func(played, of int)
}

// played is one point's outcomes, as stored.
type played struct {
	Plan   string    `json:"plan"` // its sum
	Point  int       `json:"point"`
	Values [][]int32 `json:"values"` // by measure and match
}

// Play plays the points that are not there yet. Interrupted, it leaves the
// finished ones behind and goes on from them the next time.
func (r *Run) Play(ctx context.Context, s *Study) error {
	sum, err := s.Sum()
	if err != nil {
		return err
	}
	if err := r.claim(&s.Plan); err != nil {
		return err
	}
	var todo []int
	for i := range s.Points {
		switch _, err := r.read(sum, i); {
		case errors.Is(err, fs.ErrNotExist):
			todo = append(todo, i)
		case err != nil:
			return err
		}
	}
	return r.workers(ctx, s, sum, todo)
}

// claim writes the plan into the folder, or sees that it is the same.
func (r *Run) claim(plan *Plan) error {
	want, err := json.MarshalIndent(plan, "", "  ")
	if err != nil {
		return err
	}
	want = append(want, '\n')
	if err := os.MkdirAll(filepath.Join(r.Dir, "points"), 0o755); err != nil {
		return fmt.Errorf("the folder of the study cannot be made: %w", err)
	}
	path := filepath.Join(r.Dir, "plan.json")
	got, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return study.WriteFile(path, func(w io.Writer) error { _, err := w.Write(want); return err })
	case err != nil:
		return err
	case !bytes.Equal(got, want):
		return fmt.Errorf("%s holds another study; choose another --out; its plan.json says what it is", r.Dir)
	}
	return nil
}

// workers share the points out; the first error stops them all.
func (r *Run) workers(ctx context.Context, s *Study, sum string, todo []int) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	points := make(chan int)
	count := r.counter(len(todo) * s.Matches)
	var wait sync.WaitGroup
	for range min(max(r.Workers, 1), len(todo)) {
		wait.Go(func() {
			for i := range points {
				if err := r.point(ctx, s, sum, i, count); err != nil {
					stop(err)
				}
			}
		})
	}
	for _, i := range todo {
		select {
		case points <- i:
		case <-ctx.Done():
		}
	}
	close(points)
	wait.Wait()
	return context.Cause(ctx)
}

// counter returns what every worker calls after a match.
func (r *Run) counter(of int) func() {
	var mu sync.Mutex
	n := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		n++
		if r.Progress != nil {
			r.Progress(n, of)
		}
	}
}

// point plays one point and stores it whole or not at all.
func (r *Run) point(ctx context.Context, s *Study, sum string, i int, count func()) error {
	player, err := study.NewPlayer(s.base.With(s.settings(s.Points[i])))
	if err != nil {
		return err
	}
	out := played{Plan: sum, Point: i, Values: make([][]int32, len(study.Measures))}
	for pair := range s.Matches {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		m, err := player.Match(0, pair)
		if err != nil {
			return err
		}
		for k := range study.Measures {
			out.Values[k] = append(out.Values[k], study.Measures[k].Of(m))
		}
		count()
	}
	return study.WriteFile(r.path(i), func(w io.Writer) error { return json.NewEncoder(w).Encode(&out) })
}

func (r *Run) path(i int) string {
	return filepath.Join(r.Dir, "points", fmt.Sprintf("point-%06d.json", i))
}

// read reads a played point. One that is not there gives fs.ErrNotExist.
func (r *Run) read(sum string, i int) (*played, error) {
	text, err := os.ReadFile(r.path(i))
	if err != nil {
		return nil, err
	}
	var p played
	if err := json.Unmarshal(text, &p); err != nil || p.Plan != sum || p.Point != i || len(p.Values) != len(study.Measures) {
		return nil, fmt.Errorf("%s is not a whole point of this study; delete it and run the command again, which plays it anew", r.path(i))
	}
	return &p, nil
}
