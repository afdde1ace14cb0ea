package rules

// Phase is when an order may be given.
type Phase uint8

// The phases of a turn in which orders are taken.
const (
	InOrders Phase = 1 << iota
	InResponse
	InBoth = InOrders | InResponse
)

// Action is an order a seat can give: a file of rules/library/actions.
type Action struct {
	ID        string // catalogue id: letter of the domain and a number
	Index     int    // position in Pack.Actions
	Key       int32  // keys its dice: the same whatever else the pack holds
	Title     string
	Summary   string // one sentence, what it does and costs politically
	Domain    byte   // D U E I M A C N
	Codes     Codes
	By        SeatSet
	Target    Targeting
	PlaceKind []int // kinds of place it may choose, empty: no place
	PlaceOf   PlaceOf
	Phase     Phase
	When      *Condition // actor and target are variables 0 and 1
	Case      CaseNeed   // the doubt about a covert act that it needs
	Cost      Cost
	Covert    int32 // 0: public; else chance of detection per observer, percent
	Emits     *Emits
	Floor     int32 // rung the act puts the pair on at least
	Effects   []Effect
	Commits   int32 // L: how far a public threat commits the actor
	Mutual    bool  // needs the same order from the target
	Mechanism string
	Response  bool // offered as an answer to being acted upon
	Tests     []ActionTest
	Pos       Pos
}

// Gives reports whether the order hands its target arms, technology, aid or
// troops.
func (a *Action) Gives() bool {
	return a.Domain == 'A' || a.Emits != nil && (a.Emits.Kind == Aid || a.Emits.Kind == ArmsTransfer)
}

// Codes file the act under the field's coding schemes.
type Codes struct {
	CAMEO     string
	Goldstein int32  // times ten, -100..100
	Rivera    string // status_quo, deescalation, posturing, nonviolent_escalation, violent_escalation, nuclear
	MID       int32  // highest-act code
	Kahn      int32  // rung of the 44
	PLOVER    string
}

// Targeting says at whom an act may be aimed.
type Targeting uint8

// The kinds of target.
const (
	NoTarget Targeting = iota
	AnySeat
	Adversary
	Ally
)

var targetNames = [...]string{"none", "any", "adversary", "ally"}

func (t Targeting) String() string { return enumName(targetNames[:], int(t)) }

// ParseTargeting reads none, any, adversary or ally.
func ParseTargeting(s string) (Targeting, bool) {
	i, ok := enumIndex(targetNames[:], s)
	return Targeting(i), ok
}

// PlaceOf says whose places an act may choose.
type PlaceOf uint8

// Whose places.
const (
	OfActor PlaceOf = iota
	OfTarget
	OfAnyone
)

var placeOfNames = [...]string{"actor", "target", "anyone"}

// ParsePlaceOf reads actor, target or anyone.
func ParsePlaceOf(s string) (PlaceOf, bool) {
	i, ok := enumIndex(placeOfNames[:], s)
	return PlaceOf(i), ok
}

// CaseNeed says what doubt about a covert act an order needs.
type CaseNeed uint8

// No case is needed; one whose author the actor has made up its mind about; one
// against the target of which the actor is suspected; any that is still open.
const (
	NoCase CaseNeed = iota
	CaseSolved
	CaseAccused
	CaseOpen
)

var caseNames = [...]string{"none", "solved", "accused", "open"}

// CaseNames are the needs as files write them.
func CaseNames() []string { return caseNames[:] }

func (c CaseNeed) String() string { return enumName(caseNames[:], int(c)) }

// Cost is what an order takes when it is locked in.
type Cost struct{ Capital, Money int32 }

// Emits is the event an act makes for the treaty pass.
type Emits struct {
	Kind      Kind
	Severity  int32 // 0: from Severity
	Deaths    int32 // expected dead on the target's side; drawn between half and one and a half
	Sustained bool
	Platform  int32
	Subject   int32
}

// Effect changes one number of the state. The tables are those of Facts; a
// country index names actor, target, partner roles or a seat.
type Effect struct {
	Set   bool
	Value int32
	Fact  Fact
	Row   Operand
	Col   Operand
	Delay int32      // turns until it takes effect, 0: at once
	When  *Condition // nil: always
	Text  string     // as written, for the catalogue
	// Implied marks the tension that an order without figures of its own brings
	// with its target; a match works Value out anew from its own coefficients.
	Implied bool
	Pos     Pos
}

// ImpliedHeat is what an act of the given value on Goldstein's scale (times ten)
// does to tension when its file says nothing: bad acts weigh more than good ones
// of the same size (model C3). Rounded to the nearest point, halves away from
// nought.
func (p *Params) ImpliedHeat(goldstein int32) int32 {
	if goldstein < 0 {
		return (-goldstein*p[HostileHeat] + 5) / 10
	}
	return -(goldstein*p[FriendlyHeat] + 5) / 10
}

// Heats reports whether the effect is on the tension between actor and target.
func (e *Effect) Heats() bool {
	return e.Fact == Tension && (e.Row.Actor && e.Col.Target || e.Row.Target && e.Col.Actor)
}

// Operand is a country in an effect: the actor, the target or a fixed seat.
type Operand struct {
	Actor, Target bool
	Seat          Seat
}

// Pick resolves the operand.
func (o Operand) Pick(actor, target Seat) Seat {
	switch {
	case o.Actor:
		return actor
	case o.Target:
		return target
	}
	return o.Seat
}

// ActionTest is a test inside an action file.
type ActionTest struct {
	Name   string
	By     Seat
	Target Seat
	Place  string
	Given  []Delta
	Expect []Expectation
	Pos    Pos
}

// Expectation is `tension[PRK][KOR] +43` or `alert[PRK] = 2`.
type Expectation struct {
	Index  int // in the frame
	Change bool
	Value  int32
	Text   string
	Pos    Pos
}
