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

// Mean is an average with its normal interval.
func Mean(values []float64) Estimate {
	n := float64(len(values))
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	mean, squares := sum/n, 0.0
	for _, v := range values {
		squares += (v - mean) * (v - mean)
	}
	if n < 2 {
		return Estimate{mean, mean, mean}
	}
	half := z95 * math.Sqrt(squares/(n-1)/n)
	return Estimate{mean, mean - half, mean + half}
}

// resamples is how often the bootstrap draws.
const resamples = 1000

// Bootstrap is the mean of paired differences with a percentile interval
// (Efron 1979). The seed makes the interval the same at every run.
func Bootstrap(differences []int32, seed uint64) Estimate {
	n := uint64(len(differences))
	src := rand.NewPCG(seed, 0x626f6f74)
	means := make([]float64, resamples)
	for i := range means {
		sum := int64(0)
		for range n {
			sum += int64(differences[(src.Uint64()>>32)*n>>32])
		}
		means[i] = float64(sum) / float64(n)
	}
	slices.Sort(means)
	total := int64(0)
	for _, d := range differences {
		total += int64(d)
	}
	return Estimate{float64(total) / float64(n), quantile(means, 0.025), quantile(means, 0.975)}
}

// quantile interpolates between the two nearest of sorted values.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	low := int(at)
	high := min(low+1, len(sorted)-1)
	return sorted[low] + (at-float64(low))*(sorted[high]-sorted[low])
}
