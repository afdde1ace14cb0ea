package view

// Rulebook is the whole library of instruments for reading: what each clause
// says, when it speaks, what counts as keeping it, what stands against it, and
// what exercises it. It belongs to a pack, not to a match.
type Rulebook struct {
	Pack        string       `json:"pack"`
	Instruments []Instrument `json:"instruments"`
	Disputes    []Dispute    `json:"disputes"`
	Scenarios   []Scenario   `json:"scenarios"`
	Cases       []Case       `json:"cases"`
}

// Instrument is a treaty, a declaration or a law with its clauses.
type Instrument struct {
	ID      string     `json:"id"`
	Title   string     `json:"title"`
	Nature  string     `json:"nature"`
	Parties []string   `json:"parties"`
	Signed  string     `json:"signed,omitempty"`
	InForce []Interval `json:"in_force"` // as it happened
	// Arms are the Russia-DPRK arms it exists under, none meaning all; ArmInForce
	// is when it is in force under an arm where that differs from history, null
	// for never.
	Arms       []string             `json:"arms,omitempty"`
	ArmInForce map[string]*Interval `json:"arm_in_force,omitempty"`
	Suspended  []Interval           `json:"suspended,omitempty"`
	Source     string               `json:"source"`
	Verify     []string             `json:"verify,omitempty"` // what of this has not been checked yet
	Figures    []Figure             `json:"figures,omitempty"`
	File       string               `json:"file"`
	Rules      []Rule               `json:"rules"`
}

// Figure is a number the text leaves open, with the reason for the one chosen.
type Figure struct {
	Name  string `json:"name"`
	Value int32  `json:"value"`
	Why   string `json:"why"`
}

// Rule is a clause in full.
type Rule struct {
	ID         string     `json:"id"`
	Article    string     `json:"article"`
	Gist       string     `json:"gist"`
	Modality   string     `json:"modality"`
	Discretion int        `json:"discretion"`
	Kind       string     `json:"kind"`
	Roles      []Role     `json:"roles"`
	Triggers   []Trigger  `json:"triggers"`
	Request    *Request   `json:"request,omitempty"`
	Gate       *Gate      `json:"gate,omitempty"`
	Due        *Due       `json:"due,omitempty"`
	Perform    *Perform   `json:"perform,omitempty"`
	Lapse      *Outline   `json:"lapse,omitempty"`
	Waive      *Waive     `json:"waive,omitempty"`
	Suspended  []Interval `json:"suspended,omitempty"`
	Disputes   []string   `json:"disputes,omitempty"`
	Verify     bool       `json:"verify,omitempty"` // not yet checked against the original
	Line       int        `json:"line"`
	Tests      []Test     `json:"tests,omitempty"`
}

// Role is a country the clause speaks of; Other marks "every other party".
type Role struct {
	Words string   `json:"words"`
	Who   []string `json:"who"`
	Other bool     `json:"other,omitempty"`
}

// Trigger is one way a clause comes to life: the kinds of event it listens to
// (none: the state of the world each turn) and what must then be so.
type Trigger struct {
	Kinds  []string    `json:"kinds,omitempty"`
	Level  bool        `json:"level,omitempty"` // speaks each turn, not only when it becomes true
	When   Outline     `json:"when"`
	Unless []Exception `json:"unless,omitempty"`
	Line   int         `json:"line"`
}

// Exception bars a clause, with its own place in law.
type Exception struct {
	When    Outline `json:"when"`
	Treaty  string  `json:"treaty"`
	Article string  `json:"article"`
	Line    int     `json:"line"`
}

// Request is who has to ask, and when asking is needed at all.
type Request struct {
	By     string   `json:"by"`
	Needed *Outline `json:"needed,omitempty"`
}

// Gate is a step at home that comes first.
type Gate struct {
	By    string `json:"by"`
	Act   string `json:"act"`
	Turns int    `json:"turns"`
}

// Due is the deadline: the same response phase, or a number of turns.
type Due struct {
	Response bool `json:"response,omitempty"`
	Turns    int  `json:"turns,omitempty"`
}

// Perform is what keeps the duty: deeds worth Need together.
type Perform struct {
	By    string `json:"by"`
	Need  int32  `json:"need"`
	Deeds []Deed `json:"deeds"`
}

// Deed is one act that counts and how much.
type Deed struct {
	Act   string   `json:"act"`
	Worth int32    `json:"worth"`
	When  *Outline `json:"when,omitempty"`
}

// Waive is who may let the other off, and by what act.
type Waive struct {
	By  string `json:"by"`
	Act string `json:"act"`
}

// Test is a test of the rule file that asks this clause.
type Test struct {
	Name   string            `json:"name"`
	Date   string            `json:"date"`
	Arm    string            `json:"arm,omitempty"`
	Bind   map[string]string `json:"bind,omitempty"`
	Answer string            `json:"answer"`
	By     []string          `json:"by,omitempty"`
	Line   int               `json:"line"`
}

// Scenario says how a scenario reads the disputes, and the arm it starts with.
type Scenario struct {
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Arm      string            `json:"arm"`
	Readings map[string]string `json:"readings"`
}

// Case is a historical incident with the answers expected of clauses, each a
// list of states of which any will do: due, disputed:D3.
type Case struct {
	ID      string              `json:"id"`
	Title   string              `json:"title"`
	Date    string              `json:"date"`
	Note    string              `json:"note,omitempty"`
	Doubt   string              `json:"doubt,omitempty"`
	Sources []string            `json:"sources,omitempty"`
	File    string              `json:"file"`
	Expect  map[string][]string `json:"expect"`
}
