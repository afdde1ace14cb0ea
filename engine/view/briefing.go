package view

import (
	"casus/engine/opinion"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
)

// Briefing is what one seat knows when it decides, as a bot reads it: the seat's
// View in numbers and codes instead of names, without what no bot asks for
// (texts, curves, conflicts of law). It holds nothing that the View does not
// show; a test compares the two.
type Briefing struct {
	Seat  rules.Seat
	Turn  int32
	Phase world.Phase
	// Tables by pair of seats.
	Tension, TensionBase, Rung Grid
	// Facts are the tables by country, from rules.Support on; what the seat may
	// not know reads zero.
	Facts  [rules.Seats][rules.CountryFacts]int32
	Globe  Globe
	Duties []Obligation // by number
	Deeds  []Sighting   // oldest first
	Heeded Heed
	Legal  order.Bitmap // lines of the seat's catalogue it may give now
	Budget order.Budget
	Pledge world.Pledge // what the seat has promised an ally to hold back from
}

// Of reads a table by country.
func (b *Briefing) Of(f rules.Fact, c rules.Seat) int32 { return b.Facts[c][f-rules.Support] }

// Heed is the last advice to hold back that the seat listened to: in which
// quarrel, and when; turn 0: none.
type Heed struct {
	Against rules.Seat
	Turn    int32
}

// Sighting is a line of the log that says what somebody did, or that belief about
// it changed. Lines about duties, rungs and votes are no deeds.
type Sighting struct {
	N         int32 // the number of the line for this seat
	Turn      int32
	Actor     rules.Seat // NONE if nobody, or not known to the seat
	Target    rules.Seat
	First     rules.Seat // who used force first in that exchange
	Kind      rules.Kind
	Action    int16 // place in Pack.Actions, -1: nobody's order, or not known
	Sustained bool
	Accident  bool
	Severity  int32
	Att       int32
	Deaths    int32
}

// Obligation is a live duty, or one that ended not long ago.
type Obligation struct {
	ID                         int32
	Clause                     uint16 // place in Pack.Clauses
	Obligor, Claimant, Against rules.Seat
	State                      rules.State
	Answer                     world.Choice
	Outlook                    opinion.Status // how others see the attack it is about
	Began                      bool           // the claimant is held to have begun
	Choices                    []world.Choice // open to the seat now; not to be written to
}
