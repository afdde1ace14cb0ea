package validate

import (
	"fmt"

	"casus/rules"
	"casus/server/study"
	"casus/server/study/chronicle"
)

// Batch is a set of matches that differ in their luck alone. All batches meet
// the same dice, match by match, so that two of them are paired.
type Batch struct {
	Name     string
	Says     string // how it differs from the reference, for the report
	Scenario string // empty: november-2024
	Arm      string // empty: 2024
	Turns    int
	Share    int // matches in percent of those asked for
	Params   map[string]int32
	Switches map[string]string
	// Idle seats do nothing, but for the order of the script.
	Idle   bool
	Script *scripted
	// Change alters the batch's own copy of scenario and rules.
	Change func(*rules.Pack, *rules.Scenario)
}

// Case is one match of a batch.
type Case struct {
	Match *study.Match // nil where the seats are idle
	Tale  *chronicle.Chronicle
	// Scores are those of the seats at the end.
	Scores [rules.Seats]int32
}

// matches is how many matches the batch has when so many are asked for.
func (b *Batch) matches(asked int) int { return max(1, asked*b.Share/100) }

// prepare makes the study that plays the batch. Bots are the reference ones.
func (b *Batch) prepare(load func() (*rules.Pack, error), asked int, seed uint64) (*study.Study, error) {
	plan := study.Plan{
		Scenario: b.scenario(), Arms: []string{b.arm()}, Matches: b.matches(asked), Turns: b.Turns, Seed: seed,
		Params: b.Params, Switches: b.Switches,
	}
	for i := range plan.Seats {
		plan.Seats[i] = "doctrine"
	}
	st, err := study.Prepare(func() (*rules.Pack, error) { return b.changed(load) }, plan)
	if err != nil {
		return nil, fmt.Errorf("batch %s: %w", b.Name, err)
	}
	return st, nil
}

func (b *Batch) scenario() string {
	if b.Scenario == "" {
		return "november-2024"
	}
	return b.Scenario
}

func (b *Batch) arm() string {
	if b.Arm == "" {
		return "2024"
	}
	return b.Arm
}

// changed loads a copy of the rules and alters it. The scale of accidents is
// the observed one whatever the scenario says.
func (b *Batch) changed(load func() (*rules.Pack, error)) (*rules.Pack, error) {
	pack, err := load()
	if err != nil {
		return nil, err
	}
	for _, sc := range pack.Scenarios {
		if sc.ID != b.scenario() {
			continue
		}
		start(sc, rules.Hazard.At(), 1000, false)
		if b.Change != nil {
			b.Change(pack, sc)
		}
	}
	return pack, nil
}

// start adds a start value to a scenario, held fast or free to move. It comes
// last, so that it goes before the scenario's own.
func start(sc *rules.Scenario, index int, value int32, hold bool) {
	sc.Deltas = append(sc.Deltas, rules.Delta{Index: index, Value: value, Hold: hold, Why: "set for the batch"})
}
