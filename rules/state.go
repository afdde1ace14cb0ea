package rules

// State is where a clause stands for one binding: the life cycle of a duty.
type State uint8

// The states, weakest first; see the package documentation for the life cycle.
const (
	None State = iota
	NotInForce
	SignedNotInForce
	Suspended
	Lapsed
	Waived
	Fulfilled
	Available
	Disputed
	Triggered
	Owed // written "due"
	Breached
)

var stateNames = [...]string{"none", "not_in_force", "signed_not_in_force", "suspended", "lapsed", "waived", "fulfilled", "available", "disputed", "triggered", "due", "breached"}

func (s State) String() string { return enumName(stateNames[:], int(s)) }

// ParseState reads a state by name.
func ParseState(name string) (State, bool) {
	i, ok := enumIndex(stateNames[:], name)
	return State(i), ok
}

// Open reports whether something may still happen to a duty in this state.
func (s State) Open() bool {
	return s == Available || s == Disputed || s == Triggered || s == Owed
}
