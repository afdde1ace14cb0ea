package study

import (
	"cmp"
	"math"
	"slices"
)

// summary is what the report is made from.
type summary struct {
	study  *Study
	values [][][]int32            // by arm, measure and pair
	curves [][len(curves)][]point // by arm, curve and turn
	duties map[string][]Duty      // by clause, then arm
	// choices are the answers of each arm.
	choices []Choices
}

// point gathers one turn of a curve over the matches that were still going on.
type point struct {
	n            int
	sum, squares float64
}

// curve is a number of every turn whose course the report draws.
type curve struct {
	title string
	unit  string
	of    func(*Turn) int32
}

var curves = [...]curve{
	{"Tension of the hottest pair", "permille", func(t *Turn) int32 { return t.Tension }},
	{"Tension between North and South Korea", "permille", func(t *Turn) int32 { return t.Peninsula }},
	{"Highest rung of any pair", "rung", func(t *Turn) int32 { return t.Rung }},
	{"Build-up in the region: arms and posture", "permille", func(t *Turn) int32 { return t.Index.Arms }},
	{"Escalation of all acts after Rivera et al.", "points", func(t *Turn) int32 { r, _ := t.truth(); return r }},
}

func newSummary(study *Study) *summary {
	s := &summary{study: study, duties: map[string][]Duty{}, choices: make([]Choices, len(study.Arms))}
	s.values = make([][][]int32, len(study.Arms))
	s.curves = make([][len(curves)][]point, len(study.Arms))
	for arm := range s.values {
		s.values[arm] = make([][]int32, len(Measures))
	}
	return s
}

func (s *summary) add(m *Match) {
	for i := range Measures {
		s.values[m.Arm][i] = append(s.values[m.Arm][i], Measures[i].Of(m))
	}
	for i := range curves {
		line := &s.curves[m.Arm][i]
		for turn := range m.Turns {
			if turn == len(*line) {
				*line = append(*line, point{})
			}
			v := float64(curves[i].of(&m.Turns[turn]))
			p := &(*line)[turn]
			p.n++
			p.sum += v
			p.squares += v * v
		}
	}
	for i, n := range m.Choices {
		s.choices[m.Arm][i] += n
	}
	for i := range m.Duties {
		s.duty(m.Arm, &m.Duties[i])
	}
}

func (s *summary) duty(arm int, d *Duty) {
	row, ok := s.duties[d.Clause]
	if !ok {
		row = make([]Duty, len(s.study.Arms))
		s.duties[d.Clause] = row
	}
	into := &row[arm]
	into.Available += d.Available
	into.Triggered += d.Triggered
	into.Disputed += d.Disputed
	into.Answered += d.Answered
	into.Contested += d.Contested
	into.Kept += d.Kept
	into.Broken += d.Broken
}

// estimate is the mean of a point with its normal interval.
func (p point) estimate() Estimate {
	n := float64(p.n)
	mean := p.sum / n
	if p.n < 2 {
		return Estimate{mean, mean, mean}
	}
	half := z95 * math.Sqrt(max(p.squares/n-mean*mean, 0)/(n-1))
	return Estimate{mean, mean - half, mean + half}
}

// level is what a measure comes to in an arm.
func (s *summary) level(arm, m int) Estimate {
	values := s.values[arm][m]
	if Measures[m].Event {
		hits := 0
		for _, v := range values {
			hits += int(v)
		}
		return Wilson(hits, len(values))
	}
	return Bootstrap(values, s.seed(arm, m))
}

// seed is that of one row's bootstrap.
func (s *summary) seed(arm, m int) uint64 { return s.study.Seed + uint64(arm*len(Measures)+m) }

// difference is how a measure differs between an arm and the first, pair by
// pair.
func (s *summary) difference(arm, m int) Estimate { return s.between(arm, 0, m, 0) }

// clauses lists the clauses that bore duties, the busiest first.
func (s *summary) clauses() []string {
	busy := func(id string) (n int32) {
		for _, d := range s.duties[id] {
			n += d.Triggered
		}
		return n
	}
	var out []string
	for id := range s.duties {
		if busy(id) > 0 {
			out = append(out, id)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(busy(b), busy(a)), cmp.Compare(a, b))
	})
	return out
}
