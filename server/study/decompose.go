package study

import "slices"

// piece is one part of what a treaty text changes: what an arm has over
// another that lacks just that.
type piece struct {
	words       string
	arm, versus string
}

// pieces take the difference between the texts of 2000 and 2024 apart (model
// D4). The first two add up to the whole, but for what text and belief do
// together.
var pieces = []piece{
	{"the whole difference between the texts of 2000 and 2024", "2024", "2000"},
	{"of it the text, belief held where it was in 2000", "2024-cred-2000", "2000"},
	{"of it the belief that Russia would fight", "2024", "2024-cred-2000"},
	{"all duties of the text of 2024", "2024", "2024-no-duties"},
	{"of them the duty to consult", "2024", "2024-no-art3"},
	{"what the automatic clause of 1961 has over that of 2024", "1961", "2024"},
}

// chief are the outcomes of a treaty study (model D4).
var chief = []string{
	"attacks", "provocations", "peninsula_crises", "war", "catastrophe", "casus", "consultations", "restrained", "backed",
	"contested", "technology", "front",
}

// Apart is an outcome taken apart.
type apart struct {
	Words string
	Lines []estimateLine
}

// takenApart is the decomposition, empty where the study lacks an arm of it.
func (s *summary) takenApart() (out []apart) {
	place := func(arm string) int { return slices.Index(s.study.Arms, arm) }
	for _, p := range pieces {
		if place(p.arm) < 0 || place(p.versus) < 0 {
			return nil
		}
	}
	for m := range Measures {
		if !slices.Contains(chief, Measures[m].Name) {
			continue
		}
		var all []Estimate
		for i, p := range pieces {
			all = append(all, s.between(place(p.arm), place(p.versus), m, uint64(i)))
		}
		low, high := span(all)
		a := apart{Words: Measures[m].Words}
		for i, e := range all {
			show := shown(m, true)
			a.Lines = append(a.Lines, estimateLine{pieces[i].words, show(e.Value), show(e.Low), show(e.High), whisker(e, low, high, place(pieces[i].arm))})
		}
		out = append(out, a)
	}
	return out
}

// between is how a measure differs between two arms, pair by pair.
func (s *summary) between(arm, versus, m int, draw uint64) Estimate {
	base := s.values[versus][m]
	out := make([]int32, len(base))
	for pair, v := range s.values[arm][m] {
		out[pair] = v - base[pair]
	}
	return Bootstrap(out, s.seed(arm, m)+draw<<32)
}
