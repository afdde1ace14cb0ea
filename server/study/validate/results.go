package validate

import (
	"math"
	"math/rand/v2"
	"slices"

	"casus/rules"
	"casus/server/study"
)

// Results are the matches played.
type Results struct {
	load  func() (*rules.Pack, error)
	seed  uint64
	cases map[*Batch][]*Case
	draws uint64 // intervals so far: each has a stream of its own
}

// of are the matches of a batch.
func (r *Results) of(b *Batch) []*Case { return r.cases[b] }

// resamples is how often an interval's bootstrap draws.
const resamples = 400

// interval estimates a statistic of n matches with a percentile bootstrap that
// draws whole matches, since what happens within one hangs together. The
// statistic is told which matches to look at.
func (r *Results) interval(n int, stat func(pick []int) float64) study.Estimate {
	r.draws++
	pick := make([]int, n)
	for i := range pick {
		pick[i] = i
	}
	value := stat(pick)
	src := rand.NewPCG(r.seed, r.draws)
	var all []float64
	for range resamples {
		for i := range pick {
			pick[i] = int((src.Uint64() >> 32) * uint64(n) >> 32)
		}
		if v := stat(pick); !math.IsNaN(v) {
			all = append(all, v)
		}
	}
	if len(all) == 0 {
		return study.Estimate{Value: value, Low: math.NaN(), High: math.NaN()}
	}
	slices.Sort(all)
	return study.Estimate{Value: value, Low: study.Quantile(all, 0.025), High: study.Quantile(all, 0.975)}
}

// ratio is the sum of one count over that of another, such as crises a year.
func (r *Results) ratio(list []*Case, of func(*Case) (num, den float64)) (study.Estimate, int) {
	num, den, cases := counts(list, of)
	return r.interval(len(list), func(pick []int) float64 { return sum(num, pick) / sum(den, pick) }), cases
}

// versus is how much likelier something is in one batch than in another, each
// with its own way of counting.
func (r *Results) versus(one, other []*Case, a, b func(*Case) (num, den float64)) (study.Estimate, int) {
	n := min(len(one), len(other))
	an, ad, na := counts(one[:n], a)
	bn, bd, nb := counts(other[:n], b)
	return r.interval(n, func(pick []int) float64 {
		return sum(an, pick) / sum(ad, pick) / (sum(bn, pick) / sum(bd, pick))
	}), min(na, nb)
}

// contrast is the ratio of one share to another, such as how much likelier.
func (r *Results) contrast(list []*Case, a, b func(*Case) (num, den float64)) (study.Estimate, int) {
	return r.versus(list, list, a, b)
}

func counts(list []*Case, of func(*Case) (num, den float64)) (nums, dens []float64, cases int) {
	for _, c := range list {
		n, d := of(c)
		nums, dens = append(nums, n), append(dens, d)
		cases += int(d)
	}
	return nums, dens, cases
}

func sum(v []float64, pick []int) (s float64) {
	for _, i := range pick {
		s += v[i]
	}
	return s
}

// change is by how much of its base a count differs between two batches, match
// by match: -0.2 is a fifth less.
func (r *Results) change(base, other []*Case, of func(*Case) float64) (study.Estimate, int) {
	b, o, n := paired(base, other, of)
	return r.interval(n, func(pick []int) float64 { return sum(o, pick)/sum(b, pick) - 1 }), int(sum(b, upTo(n)))
}

// gap is the mean difference between two batches, match by match.
func (r *Results) gap(base, other []*Case, of func(*Case) float64) (study.Estimate, int) {
	b, o, n := paired(base, other, of)
	return r.interval(n, func(pick []int) float64 { return (sum(o, pick) - sum(b, pick)) / float64(n) }), n
}

func paired(base, other []*Case, of func(*Case) float64) (b, o []float64, n int) {
	n = min(len(base), len(other))
	for i := range n {
		b, o = append(b, of(base[i])), append(o, of(other[i]))
	}
	return b, o, n
}

func upTo(n int) (out []int) {
	for i := range n {
		out = append(out, i)
	}
	return out
}

// pooled is a statistic of all values of all matches.
func (r *Results) pooled(list []*Case, of func(*Case) []float64, stat func([]float64) float64) (study.Estimate, int) {
	var values [][]float64
	cases := 0
	for _, c := range list {
		v := of(c)
		values = append(values, v)
		cases += len(v)
	}
	return r.interval(len(list), func(pick []int) float64 {
		var all []float64
		for _, i := range pick {
			all = append(all, values[i]...)
		}
		return stat(all)
	}), cases
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return math.NaN()
	}
	v = slices.Sorted(slices.Values(v))
	return study.Quantile(v, 0.5)
}

func mean(v []float64) float64 {
	s := 0.0
	for _, x := range v {
		s += x
	}
	return s / float64(len(v))
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
