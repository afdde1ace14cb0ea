package rules

// Place is a point events happen at: a file of rules/library/places.
type Place struct {
	ID             string
	Index          int
	Name           string
	Kind           int // index in PlaceKinds
	AdministeredBy Seat
	ClaimedBy      SeatSet
	Zone           int // index in Zones
	Ocean          int
	Lon, Lat       int32    // thousandths of a degree
	Also           []string // other ids by which events may name it
	Pos            Pos
}

// Country is the start values of one seat: rules/library/countries.
type Country struct {
	Seat    Seat
	Name    string
	Set     string // the set it belongs to: "2024"
	Values  []Delta
	Sources []string
	Pos     Pos
}

// Delta sets one number of the state, with the reason.
type Delta struct {
	Index int // in the frame
	Value int32
	Add   bool
	Text  string // as written: troops_abroad[PRK]
	Why   string
	Arm   string // empty: under every arm
	// Hold keeps the number at this value whatever happens: how a study takes
	// one belief out of play. No file asks for it.
	Hold bool
	Pos  Pos
}

// Inject is an event from outside the seats.
type Inject struct {
	ID      string
	Index   int
	Key     int32 // keys its dice: the same whatever else the pack holds
	Text    string
	Chance  int32 // basis points a turn (per 10,000), 0: see the others
	AtTurn  int32
	AtDate  Date
	HasDate bool
	Months  uint16 // those in which it can happen, one bit each from bit 1; 0: all
	When    *Condition
	Emits   *EventFact
	Effects []Effect // actor and target are those of Emits
	Once    bool
	Pos     Pos
}

// InSeason reports whether the inject can happen in a turn that begins on a day.
func (in *Inject) InSeason(day Date) bool { return in.Months == 0 || in.Months>>day.Month()&1 == 1 }

// EventFact is an event as rule files write it: in injects, tests and cases.
type EventFact struct {
	Kind                             Kind
	Actor, Target                    Seat
	Place                            int // index in Pack.Places, -1: none
	Admin, Overflight, FirstForce    Seat
	HasAdmin, HasZone, HasSeverity   bool
	ClaimedBy                        SeatSet // for the reader: administration decides, not claim
	Zone, Ocean, Platform, Subject   int32
	Deaths, ActorDeaths              int32
	Severity, Att                    int32
	Sustained, DeclaredWar, Accident bool
	Clause                           string // for requests: the clause asked under
	Pos                              Pos
}

// Doctrine is how the doctrine bot plays a seat, by weights 0..1000, and what
// the seat's score counts at the end, whoever plays it.
type Doctrine struct {
	Seat    Seat
	Weights map[string]int32
	// Suspects is whom the government thinks of first when it does not know who
	// did an act of a kind: weights 0..1000 by seat.
	Suspects map[Kind][Seats]int32
	Aims     [AimCount]int32 // permille of the score; all 0: the seat has none
	AimsPos  Pos
	Source   string
	Pos      Pos
}

// Reading is how a dispute is read.
type Reading uint8

// Contested evaluates both readings; Broad makes more duties arise.
const (
	Contested Reading = iota
	Narrow
	Broad
)

var readingNames = [...]string{"contested", "narrow", "broad"}

func (r Reading) String() string { return enumName(readingNames[:], int(r)) }

// ParseReading reads contested, narrow or broad.
func ParseReading(s string) (Reading, bool) {
	i, ok := enumIndex(readingNames[:], s)
	return Reading(i), ok
}

// Dispute is a question on which lawyers differ.
type Dispute struct {
	ID       string // D1..D15
	Question string
	Broad    string // the reading that makes more duties arise
	Narrow   string
}

// Disputes is the number of disputes: D1..D15.
const Disputes = 15

// Test is a test inside a treaty file.
type Test struct {
	Name     string
	Date     Date
	Arm      string
	Readings Readings
	Given    []Delta
	Play     [][]EventFact // one list a turn
	Expect   []TestExpect
	Pos      Pos
}

// TestExpect is what a clause must answer at the end of a test (or of a turn).
type TestExpect struct {
	Turn    int // 0: the last
	Clause  string
	Bind    map[string]Seat
	State   State
	By      []int  // dispute numbers, with State disputed
	Failed  string // text of the first false part
	Blocked string // id of the exception that blocked
	Pos     Pos
}

// Pack is everything a match needs, checked and compiled.
type Pack struct {
	Hash      string // sha256 over the files, hex
	Treaties  []*Treaty
	Clauses   []*Clause // all clauses in file order
	Actions   []*Action
	Places    []*Place
	Countries []*Country
	Injects   []*Inject
	Doctrines []*Doctrine
	Scenarios []*Scenario
	Cases     []*Case
	Disputes  [Disputes]Dispute
	Params    [ParamCount]ParameterInfo // coefficients of the escalation model
	Edges     int                       // bits of edge memory a match needs
	Bindings  int                       // of all clauses together
	// ByKind lists, for each kind, the triggers that listen to it; ByTurn
	// those evaluated once a pass.
	ByKind [KindCount][]Listener
	ByTurn []Listener
	// Index lists which of them must be asked about an event at all.
	Index *Index
	// Files holds the source text by path, for errors, explanations, records.
	Files map[string]string
}

// Listener is a trigger of a clause.
type Listener struct {
	Clause  *Clause
	Trigger int
}

// Clause finds a clause by its id, nil if there is none.
func (p *Pack) Clause(id string) *Clause {
	for _, c := range p.Clauses {
		if c.ID == id {
			return c
		}
	}
	return nil
}
