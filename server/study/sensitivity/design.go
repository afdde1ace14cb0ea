package sensitivity

import (
	"math/rand/v2"
	"slices"
)

// Point is a value for every factor.
type Point []int32

// oneAtATime lays out the base and, for each factor, the ends of its range and
// the middles between them and the base: enough to see a bend or a threshold,
// which two ends would hide (ten Broeke, van Voorn and Ligtenberg 2016). The
// base comes first.
func oneAtATime(factors []Factor) []Point {
	base := make(Point, len(factors))
	for i := range factors {
		base[i] = factors[i].Base
	}
	out := []Point{base}
	for i := range factors {
		for _, v := range factors[i].levels() {
			p := slices.Clone(base)
			p[i] = v
			out = append(out, p)
		}
	}
	return out
}

// levels are the values a factor takes one at a time, apart from its base.
func (f *Factor) levels() (out []int32) {
	for _, v := range []int32{f.Low, f.Low + (f.Base-f.Low)/2, f.Base + (f.High-f.Base)/2, f.High} {
		if v != f.Base && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// Morris's grid: four levels of each factor, and steps of two of them, which
// reach all levels equally often (Morris 1991).
const (
	gridLevels = 4
	gridStep   = gridLevels / 2
)

// stride is a step as a share of a factor's range.
const stride = float64(gridStep) / (gridLevels - 1)

// place is a level for every factor.
type place []int8

// walk is one trajectory: it begins anywhere and changes one factor a step,
// every factor once.
type walk struct {
	at    []place
	moved []int // moved[i] is the factor changed between at[i] and at[i+1]
}

// trajectories draws walks.
func trajectories(factors, walks int, seed uint64) (out []walk) {
	src := rand.NewPCG(seed, 0x6d6f72726973)
	draw := func(n int) int { return int((src.Uint64() >> 32) * uint64(n) >> 32) }
	for range walks {
		here := make(place, factors)
		for i := range here {
			here[i] = int8(draw(gridLevels))
		}
		w := walk{at: []place{slices.Clone(here)}, moved: make([]int, factors)}
		for i := range w.moved { // a fair shuffle, from the inside out
			j := draw(i + 1)
			w.moved[i], w.moved[j] = w.moved[j], i
		}
		for _, f := range w.moved {
			if here[f] < gridStep {
				here[f] += gridStep
			} else {
				here[f] -= gridStep
			}
			w.at = append(w.at, slices.Clone(here))
		}
		out = append(out, w)
	}
	return out
}

// point turns levels into values: whole numbers, evenly spaced over the range.
func (p place) point(factors []Factor) Point {
	out := make(Point, len(p))
	for i := range p {
		f := &factors[i]
		out[i] = f.Low + int32((int64(f.High-f.Low)*int64(p[i])*2+gridLevels-1)/(2*(gridLevels-1)))
	}
	return out
}
