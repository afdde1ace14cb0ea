package rules

import "slices"

// Date counts days since 1970-01-01.
type Date int32

// Interval is half-open: From is the first day in force, Until the first day
// no longer. Zero Until means open-ended (HasEnd is false).
type Interval struct {
	From, Until Date
	HasEnd      bool
}

// Contains reports whether d lies in the interval.
func (i Interval) Contains(d Date) bool { return d >= i.From && (!i.HasEnd || d < i.Until) }

// Treaty is one instrument: a file of rules/library/treaties.
type Treaty struct {
	Code     string
	Title    string
	Nature   string // treaty, political, military agreement, domestic law, resolution, doctrine
	Parties  SeatSet
	Signed   Date
	InForce  []Interval
	Suspends []Interval // the whole instrument suspended
	Arms     []string   // the Russia-DPRK arms under which it exists; empty: all
	// ArmInForce replaces InForce under one arm: the counterfactual in which
	// the 1961 or the 2000 text never ended.
	ArmInForce []ArmInterval
	// Prevails is true of the Charter and of what the Security Council decides:
	// by article 103 they go before any other treaty.
	Prevails bool
	Source   string
	// Verify names what of the instrument itself, such as a date, its source
	// marks as not yet checked; articles have Clause.Verify.
	Verify    []string
	Params    []Param
	Clauses   []*Clause
	Tests     []Test
	Uncovered []Uncovered // what no test shows, and why
	Pos       Pos
}

// ArmInterval is when an instrument is in force under one arm, if ever.
type ArmInterval struct {
	Arm string
	Interval
	Never bool
}

// Param is a figure that conditions use by name, with the reason for it.
type Param struct {
	Name  string
	Value int32
	Why   string
	Pos   Pos
}

// Modality is what a clause does: oblige, forbid or permit.
type Modality uint8

// The modalities.
const (
	Must Modality = iota
	MustNot
	May
)

var modalityNames = [...]string{"must", "must_not", "may"}

func (m Modality) String() string { return enumName(modalityNames[:], int(m)) }

// ParseModality reads must, must_not or may.
func ParseModality(s string) (Modality, bool) {
	i, ok := enumIndex(modalityNames[:], s)
	return Modality(i), ok
}

// Clause is one article, or part of one, that makes or bars a duty.
type Clause struct {
	ID         string // instrument code - article: RD24-4
	Treaty     *Treaty
	Index      int // position in Pack.Clauses
	First      int // number of its first binding among those of the pack
	Cite       Cite
	Modality   Modality
	Discretion int // 0..4, the scale D0 (not binding) to D4 (all means, no condition)
	Bind       []BindVar
	Bindings   []Binding // every way to fill the variables, in order
	Triggers   []Trigger
	Request    *Request
	Gate       *Gate
	Due        Due
	Perform    *Perform
	Lapse      *Condition
	Waive      *Waive
	InForce    []Interval // its own span within the instrument's; empty: the same
	Suspended  []Interval
	// Disputes the clause names anywhere, one bit each.
	Disputes uint32
	Verify   bool // the source marks the fact as not yet checked
	Pos      Pos
}

// Cite is where the rule stands in law, in our words.
type Cite struct {
	Treaty  string // another instrument's code; empty: the clause's own
	Article string
	Gist    string
}

// BindVar is a variable of a clause: a set of countries, or the other party.
type BindVar struct {
	Name  string
	Set   SeatSet
	Other bool // `other party`: every party but the one bound just before
	Pos   Pos
}

// Binding fills the variables of a clause in the order of Clause.Bind; the
// roles are what duties, cards and explanations call the countries.
type Binding struct {
	Vars     [MaxVars]Seat
	Obligor  Seat // who owes the duty or must not act
	Claimant Seat // to whom it is owed; NONE if to nobody in particular
	Against  Seat // the power it is directed against; NONE if the event decides
}

// Edge says when a trigger on the turn fires again.
type Edge uint8

// Rising fires when the condition becomes true; Level fires each turn it is.
const (
	Rising Edge = iota
	Level
)

// Trigger is one way a clause can come to life.
type Trigger struct {
	OnTurn bool   // evaluated once a pass, outside any event
	Kinds  uint64 // else: the kinds it listens to, one bit a Kind
	Edge   Edge
	// Edges is where a match remembers whether a trigger on the turn held: the
	// bit of binding b is Edges + b.
	Edges int
	When  Condition
	// Guard and Rest are the halves of When: what rests on the binding and on
	// the kind, the actor and the target of the event alone, and what is left.
	Guard, Rest func(*Env) bool
	Unless      []Exception
	// Widens is true when a broader reading can only strengthen the answer.
	Widens bool
	// Steady is true of a trigger on a rising edge whose condition is all that
	// counts: no dispute, no exception. While it holds it says nothing new.
	Steady bool
	Pos    Pos
}

// Listens reports whether the trigger is evaluated for events of kind k.
func (t *Trigger) Listens(k Kind) bool { return t.Kinds>>k&1 == 1 }

// Exception bars a clause although its condition holds, with its own citation.
type Exception struct {
	ID   string
	When Condition
	Cite Cite
}

// Request is the call by which a consultation or help is asked for.
type Request struct {
	By     int        // slot of the variable that must ask
	Needed *Condition // nil: always needed
}

// Gate is a step the obligor must take first, such as a vote in parliament.
type Gate struct {
	By    int // slot
	Act   Kind
	Turns int
}

// Due is the deadline: within the same response phase, or a number of turns.
type Due struct {
	Response bool
	Turns    int
}

// Perform says what counts as keeping the duty.
type Perform struct {
	By    int // slot
	Need  int32
	AnyOf []Worth
}

// Worth is one deed that counts towards a duty and how much.
type Worth struct {
	Act   Kind
	Worth int32
	When  *Condition
}

// Waive lets the claimant release the obligor.
type Waive struct {
	By  int // slot
	Act Kind
}

// Helps reports whether keeping the clause means helping somebody: with
// forces, with arms, or with words.
func (c *Clause) Helps() bool { return c.kept(Troops, Arms, DiplomaticSupport) }

// Binding reports whether the clause makes an obligation in law at all.
func (c *Clause) Binding() bool { return c.Discretion > 0 }

// Consults reports whether keeping the clause means talking, not helping.
func (c *Clause) Consults() bool { return c.kept(Consultation) }

// Confers reports whether the clause asks for talk and nothing more. A duty to
// prevent an attack, which talk may keep as other measures may, asks for more.
func (c *Clause) Confers() bool {
	return c.Consults() && !slices.ContainsFunc(c.Perform.AnyOf, func(w Worth) bool { return w.Act != Consultation && w.Act != Talks })
}

// kept reports whether one of the deeds keeps the clause.
func (c *Clause) kept(deeds ...Kind) bool {
	if c.Perform == nil {
		return false
	}
	for _, w := range c.Perform.AnyOf {
		for _, k := range deeds {
			if w.Act == k {
				return true
			}
		}
	}
	return false
}
