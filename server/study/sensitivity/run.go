package sensitivity

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

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
	if err := study.Claim(r.Dir, "points", &s.Plan); err != nil {
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
	count := study.Counter(len(todo)*s.Matches, r.Progress)
	return study.Share(ctx, r.Workers, todo, func(ctx context.Context, i int) error {
		return r.point(ctx, s, sum, i, count)
	})
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
