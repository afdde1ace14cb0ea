package study

import (
	"context"
	"errors"
	"io/fs"
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
	if err := Claim(r.Dir, "parts", &study.Plan); err != nil {
		return err
	}
	todo, err := r.missing(&study.Plan, sum)
	if err != nil {
		return err
	}
	count := Counter(study.size(todo), r.Progress)
	return Share(ctx, r.Workers, todo, func(ctx context.Context, part int) error {
		return r.part(ctx, study, sum, part, count)
	})
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

// size is how many matches the parts hold.
func (p *Plan) size(parts []int) (n int) {
	for _, part := range parts {
		from, to := p.pairs(part)
		n += (to - from) * len(p.Arms)
	}
	return n
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
