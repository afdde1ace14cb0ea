package sensitivity

import (
	"math"

	"casus/server/study"
)

// Effect is what one factor does to one outcome along the walks: Morris's
// measures, in units of the outcome for the whole range of the factor.
type Effect struct {
	MuStar study.Estimate // mean size of the elementary effects: how much it matters
	Mu     float64        // mean: in which direction
	Sigma  float64        // spread: how much it bends or hangs on other factors
}

// morris computes the effects of all factors from the outcome at each point of
// the walks, in their order.
func morris(walks []walk, factors int, y []float64) []Effect {
	steps := make([][]float64, factors)
	n := 0
	for _, w := range walks {
		for i, f := range w.moved {
			d := (y[n+i+1] - y[n+i]) / stride
			if w.at[i+1][f] < w.at[i][f] {
				d = -d
			}
			steps[f] = append(steps[f], d)
		}
		n += len(w.at)
	}
	out := make([]Effect, factors)
	for f := range out {
		out[f] = effectOf(steps[f])
	}
	return out
}

// effectOf sums up the elementary effects of a factor; there are at least two.
// The interval of the mean size is a normal one over the walks.
func effectOf(steps []float64) Effect {
	n := float64(len(steps))
	var sum, size float64
	for _, d := range steps {
		sum, size = sum+d, size+math.Abs(d)
	}
	mu, star := sum/n, size/n
	var spread, sizes float64
	for _, d := range steps {
		spread += (d - mu) * (d - mu)
		sizes += (math.Abs(d) - star) * (math.Abs(d) - star)
	}
	half := 1.96 * math.Sqrt(sizes/(n-1)/n)
	return Effect{study.Estimate{Value: star, Low: max(0, star-half), High: star + half}, mu, math.Sqrt(spread / (n - 1))}
}

// Shift is what one value of one factor does to one outcome, against the base.
type Shift struct {
	Factor int
	Value  int32
	Mean   float64
	// Change is the mean difference match by match.
	Change study.Estimate
}

// shifts compares every point of a one-at-a-time study with the first, the base.
// Values are by point and match; the bootstrap's seed makes it the same at every
// run.
func shifts(points []Point, values [][]int32, seed uint64) (out []Shift) {
	base := points[0]
	for i := 1; i < len(points); i++ {
		s := Shift{}
		for f := range base {
			if points[i][f] != base[f] {
				s.Factor, s.Value = f, points[i][f]
			}
		}
		diff := make([]int32, len(values[i]))
		for m, v := range values[i] {
			diff[m] = v - values[0][m]
		}
		s.Mean, s.Change = meanOf(values[i]), study.Bootstrap(diff, seed+uint64(i))
		out = append(out, s)
	}
	return out
}

func meanOf(v []int32) float64 {
	sum := int64(0)
	for _, x := range v {
		sum += int64(x)
	}
	return float64(sum) / float64(len(v))
}
