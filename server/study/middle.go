package study

import "slices"

// middleLine is a measure with its median in each arm.
type middleLine struct {
	Words  string
	Values []int32
}

// middle lists the numbers of the middle match: what half of the matches stay
// below. Where crises are rare it shows what moves without one.
func (s *summary) middle() (out []middleLine) {
	for m := range Measures {
		if Measures[m].Event {
			continue
		}
		line := middleLine{Words: Measures[m].Words}
		for arm := range s.study.Arms {
			line.Values = append(line.Values, median(s.values[arm][m]))
		}
		out = append(out, line)
	}
	return out
}

// median is the lower middle one of the values; at least one.
func median(values []int32) int32 {
	v := slices.Sorted(slices.Values(values))
	return v[(len(v)-1)/2]
}
