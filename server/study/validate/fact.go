// Package validate holds the model against the stylised facts of the field: it
// plays what each fact needs, measures it and says whether the model shows it.
// Misses are told like hits.
package validate

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"casus/server/study"
)

// Fact is one pattern that a believable model must show.
type Fact struct {
	Number int
	Says   string
	Target string // what counts as showing it, in words
	Source string
	// Needs are the batches of matches it is measured on.
	Needs []*Batch
	// Note says how it is measured where that needs saying.
	Note string
	// Judge measures it. The first part is the headline.
	Judge func(*Results) []Part
}

// Fitted is the last of the facts that parameters may be fitted to; the others
// test the model.
const Fitted = 5

// Part is one number of a fact with what it should be.
type Part struct {
	Says  string         `json:"says"`
	Unit  string         `json:"unit"`
	Value study.Estimate `json:"value"`
	Cases int            `json:"cases"` // what it rests on
	Want  Band           `json:"want"`
}

// Band is where a number must lie, ends included. A band without ends asks
// nothing: the number is reported.
type Band struct {
	Low, High float64
	// Sure asks it of the whole interval, not only of the value, and leaves
	// the ends out: for facts that claim a sign.
	Sure bool
}

// between, atLeast and atMost are bands for the value.
func between(low, high float64) Band { return Band{low, high, false} }
func atLeast(low float64) Band       { return Band{low, math.Inf(1), false} }
func atMost(high float64) Band       { return Band{math.Inf(-1), high, false} }

// above and below are bands for the whole interval.
func above(low float64) Band  { return Band{low, math.Inf(1), true} }
func below(high float64) Band { return Band{math.Inf(-1), high, true} }

// told is the band of a number that is only reported.
var told = Band{math.Inf(-1), math.Inf(1), false}

// Pass reports whether the number is where it should be. What rests on no case
// at all shows nothing.
func (p *Part) Pass() bool {
	switch {
	case p.Want == told:
		return true
	case p.Cases == 0 || math.IsNaN(p.Value.Value):
		return false
	case p.Want.Sure:
		return p.Value.Low > p.Want.Low && p.Value.High < p.Want.High
	}
	return p.Value.Value >= p.Want.Low && p.Value.Value <= p.Want.High
}

// Words says what the band asks.
func (b Band) Words(unit string) string {
	low, high := show(b.Low, unit), show(b.High, unit)
	switch {
	case b == told:
		return "reported only"
	case b.Sure && math.IsInf(b.High, 1):
		return "interval above " + low
	case b.Sure:
		return "interval below " + high
	case math.IsInf(b.Low, -1):
		return "at most " + high
	case math.IsInf(b.High, 1):
		return "at least " + low
	}
	return low + " to " + high
}

// show writes a number of a unit.
func show(v float64, unit string) string {
	switch {
	case math.IsNaN(v):
		return "-"
	case math.IsInf(v, 0):
		return "no bound"
	case unit == "%" && math.Abs(v) < 0.02:
		return fmt.Sprintf("%.2f%%", 100*v)
	case unit == "%":
		return fmt.Sprintf("%.1f%%", 100*v)
	}
	return strings.TrimSuffix(fmt.Sprintf("%.2f", v), ".00")
}

// Select finds facts by number; an empty list is all of them.
func Select(numbers []string) ([]*Fact, error) {
	if len(numbers) == 0 {
		return Facts, nil
	}
	var out []*Fact
	for _, n := range numbers {
		i, err := strconv.Atoi(n)
		at := slices.IndexFunc(Facts, func(f *Fact) bool { return f.Number == i })
		if err != nil || at < 0 {
			return nil, fmt.Errorf("there is no fact %q; give numbers from 1 to %d, such as 1,2,17", n, len(Facts))
		}
		out = append(out, Facts[at])
	}
	return out, nil
}
