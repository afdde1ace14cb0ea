package rules

// Scenario is a start: rules/library/scenarios.
type Scenario struct {
	ID, Title, Summary     string
	Start                  Date
	TurnDays               int32
	HorizonMin, HorizonMax int32
	HorizonMean            int32 // turns a match lasts on average, where its end is drawn
	Arm                    string
	Treaties               []string // empty: all
	Readings               Readings
	Switches               map[string]string
	Countries              string
	From                   string // another scenario, whose deltas come before its own
	Deltas                 []Delta
	Actions                []string // empty: all
	Injects                []string
	MainOrders, Covert     int32
	Readiness              string // hidden, count, names
	Success                []Success
	Hints                  []Hint
	Rank                   int32 // place in lists, the lowest first
	Pos                    Pos
}

// Bounds of a scenario: a match remembers each part of its success test and
// each inject that has fired.
const (
	MaxSuccess = 8
	MaxInjects = 64
)

// Success is one thing that must come true for a match to show what its
// scenario is about: a condition on the numbers, or an order that was given.
type Success struct {
	Says  string     // in plain words, true when it is met
	When  *Condition // asked at every turn's end; nil: Done decides
	Turns int32      // ends of turns in a row at which When must hold; 0: at the last one
	Done  []string   // orders of which some seat must have given one
	Given []int      // the same as indices in Pack.Actions
	Why   string
	Pos   Pos
}

// Need is how often in a row, or at all, the part must have held.
func (s *Success) Need() int32 { return max(s.Turns, 1) }

// Hint is a piece of advice to whoever plays, for one turn.
type Hint struct {
	Turn int32
	Says string
}
