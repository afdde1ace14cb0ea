package validate

import (
	"context"
	"slices"
	"sync"

	"casus/rules"
	"casus/server/study"
)

// Run is how facts are measured.
type Run struct {
	Load    func() (*rules.Pack, error) // a fresh copy at each call
	Matches int                         // of the batches with a share of 100
	Seed    uint64
	Workers int
	// Progress is told how many turns of how many are played; it may be nil.
	Progress func(played, of int)
}

// Verdict is a fact with its numbers.
type Verdict struct {
	*Fact
	Parts []Part
}

// Pass reports whether every part is where it should be.
func (v *Verdict) Pass() bool {
	return !slices.ContainsFunc(v.Parts, func(p Part) bool { return !p.Pass() })
}

// Judge plays what the facts need and judges them.
func (r *Run) Judge(ctx context.Context, facts []*Fact) ([]Verdict, error) {
	res, err := r.play(ctx, Batches(facts))
	if err != nil {
		return nil, err
	}
	var out []Verdict
	for _, f := range facts {
		// Each fact's intervals have streams of their own, so that they do not
		// hang on which other facts are asked for.
		res.draws = uint64(f.Number) << 16
		out = append(out, Verdict{f, f.Judge(res)})
	}
	return out, nil
}

// Batches lists what the facts need, each batch once, the longest first.
func Batches(facts []*Fact) (out []*Batch) {
	for _, f := range facts {
		for _, b := range f.Needs {
			if !slices.Contains(out, b) {
				out = append(out, b)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *Batch) int { return b.Turns - a.Turns })
	return out
}

// Turns is how many turns the facts need to be played, at most.
func (r *Run) Turns(facts []*Fact) (matches, turns int) {
	for _, b := range Batches(facts) {
		matches += b.matches(r.Matches)
		turns += b.matches(r.Matches) * b.Turns
	}
	return matches, turns
}

// job is one match to play.
type job struct {
	batch *Batch
	study *study.Study
	pair  int
	into  **Case
}

func (r *Run) play(ctx context.Context, batches []*Batch) (*Results, error) {
	res := &Results{load: r.Load, seed: r.Seed, cases: map[*Batch][]*Case{}}
	var jobs []job
	turns := 0
	for _, b := range batches {
		st, err := b.prepare(r.Load, r.Matches, r.Seed)
		if err != nil {
			return nil, err
		}
		list := make([]*Case, st.Matches)
		res.cases[b] = list
		for pair := range list {
			jobs = append(jobs, job{b, st, pair, &list[pair]})
		}
		turns += len(list) * b.Turns
	}
	return res, r.workers(ctx, jobs, turns)
}

// workers share the matches out; the first error stops them all.
func (r *Run) workers(ctx context.Context, jobs []job, turns int) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var mu sync.Mutex
	var wait sync.WaitGroup
	next, played := 0, 0
	take := func(done int) *job {
		mu.Lock()
		defer mu.Unlock()
		if played += done; r.Progress != nil && done > 0 {
			r.Progress(played, turns)
		}
		if next == len(jobs) || ctx.Err() != nil {
			return nil
		}
		next++
		return &jobs[next-1]
	}
	for range max(r.Workers, 1) {
		wait.Go(func() {
			players := map[*study.Study]*study.Player{}
			for j := take(0); j != nil; j = take(j.batch.Turns) {
				if err := j.play(players); err != nil {
					stop(err)
				}
			}
		})
	}
	wait.Wait()
	return context.Cause(ctx)
}

// play plays the match with this worker's player of its batch.
func (j *job) play(players map[*study.Study]*study.Player) (err error) {
	if j.batch.Idle {
		*j.into, err = j.batch.idle(j.study, j.pair)
		return err
	}
	p := players[j.study]
	if p == nil {
		if p, err = study.NewPlayer(j.study); err != nil {
			return err
		}
		players[j.study] = p
	}
	m, tale, err := p.Tell(0, j.pair)
	if err != nil {
		return err
	}
	*j.into = &Case{m, tale, m.Scores}
	return nil
}
