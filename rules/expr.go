package rules

// Pos is a place in a rule file: line and column count from 1.
type Pos struct {
	File      string
	Line, Col int
}

// Op is the operation of a node of a condition.
type Op uint8

// The operations of the condition language: a subset of CEL without strings,
// floats, time or functions of its own.
const (
	OpConst   Op = iota // Value; Name holds how the author wrote it
	OpFact              // the number at frame index Index
	OpCountry           // table by country at Index, column = Kids[0]
	OpPair              // table by pair at Index, row = Kids[0], column = Kids[1]
	OpVar               // the bound variable in slot Slot
	OpDispute           // d.Dn: Slot = n-1, true under the broad reading
	OpAnd
	OpOr
	OpNot
	OpEq
	OpNe
	OpLt
	OpLe
	OpGt
	OpGe
	OpAdd
	OpSub
	OpNeg
	OpIn     // Kids[0] in the set Mask, one bit a value
	OpExists // some member of Mask put in slot Slot makes Kids[0] true
	OpAll    // every member of Mask put in slot Slot makes Kids[0] true
)

// Expr is a node of a checked condition: the tree between the front end and
// the closures, which explanation walks too.
type Expr struct {
	Op    Op
	Type  Type
	Value int32  // OpConst
	Fact  Fact   // OpFact, OpCountry, OpPair
	Index int    // OpFact, OpCountry, OpPair: index in the frame
	Slot  int    // OpVar, OpExists, OpAll, OpDispute
	Mask  uint64 // OpIn, OpExists, OpAll
	Name  string // OpVar, OpConst: as written; params keep their name (params.x)
	Kids  []*Expr
	Pos   Pos
	Text  string // the source text of this node
}

// MaxVars is the number of slots for bound variables, quantified ones included.
const MaxVars = 8

// Env is what a condition is evaluated in: a frame, the countries bound to the
// clause's variables and the readings of the disputes (bit n-1 set: Dn broad).
type Env struct {
	Frame    Frame
	Vars     [MaxVars]Seat
	Disputes uint32
}

// Condition is a yes/no question in a rule file, checked and compiled.
type Condition struct {
	Text string
	Pos  Pos
	Expr *Expr
	// Holds answers the question; it is nil only before compilation.
	Holds func(*Env) bool
	// Disputes names the disputes the condition mentions, one bit each.
	Disputes uint32
	// Monotone is true when a broader reading can only turn the answer from
	// no to yes (every d.Dn stands in positive position).
	// Antitone is the reverse.
	Monotone, Antitone bool
}
