package study

import (
	"math"
	"math/rand/v2"
	"slices"
)

// z95 is the normal quantile of a two-sided interval of 95 percent.
const z95 = 1.959963984540054

// Estimate is a value with its interval of 95 percent.
type Estimate struct{ Value, Low, High float64 }

// Wilson is a share of n with Wilson's score interval (Wilson 1927), which
// stays honest near 0 and 1 where the usual one collapses. n at least 1.
func Wilson(hits, n int) Estimate {
	p, m := float64(hits)/float64(n), float64(n)
	z2 := z95 * z95
	mid := (p + z2/(2*m)) / (1 + z2/m)
	half := z95 / (1 + z2/m) * math.Sqrt(p*(1-p)/m+z2/(4*m*m))
	return Estimate{p, max(mid-half, 0), min(mid+half, 1)}
}

// resamples is how often the bootstrap draws.
const resamples = 1000

// Bootstrap is a mean, of numbers or of paired differences, with a percentile
// interval (Efron 1979). It leans to the side the values lean to, so that a
// count never reaches below zero. The seed makes the interval the same at every
// run.
func Bootstrap(values []int32, seed uint64) Estimate {
	n := uint64(len(values))
	src := rand.NewPCG(seed, 0x626f6f74)
	means := make([]float64, resamples)
	for i := range means {
		sum := int64(0)
		for range n {
			sum += int64(values[(src.Uint64()>>32)*n>>32])
		}
		means[i] = float64(sum) / float64(n)
	}
	slices.Sort(means)
	total := int64(0)
	for _, d := range values {
		total += int64(d)
	}
	return Estimate{float64(total) / float64(n), Quantile(means, 0.025), Quantile(means, 0.975)}
}

// Quantile interpolates between the two nearest of sorted values.
func Quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}
