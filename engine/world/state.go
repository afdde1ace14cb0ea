// Package world holds the state of a match as plain data: fixed arrays of
// integers, copied by assignment, with the event log beside it. It knows no
// rule and makes no decision.
package world

import (
	"slices"

	"casus/rules"
)

// Phase is where a turn stands.
type Phase uint8

// The phases: orders are sealed, resolved, answered and resolved again.
const (
	Orders Phase = iota
	Response
	Over
)

var phaseNames = [...]string{"orders", "response", "over"}

func (p Phase) String() string { return phaseNames[p] }

// ParsePhase reads orders, response or over.
func ParsePhase(s string) (Phase, bool) {
	for i, n := range phaseNames {
		if n == s {
			return Phase(i), true
		}
	}
	return 0, false
}

// LastDuty is the greatest number a duty can have. No match gets there: it would
// take more than 100 new duties in each phase of the longest one.
const LastDuty = 1<<16 - 1

// Bounds of the fixed arrays.
const (
	MaxDuties  = 36 // duties remembered; the oldest closed ones make room
	MaxClues   = 4  // covert acts whose author is still in doubt
	MaxDelayed = 36 // effects on their way
	MaxLines   = 6  // orders of one seat in one phase
	MaxAnswers = 8  // answers of one seat in one phase
	MaxActions = 80 // actions whose repetition is remembered
	EdgeWords  = 8  // 512 rising-edge triggers
)

// State is everything a match remembers. It holds no pointers.
type State struct {
	Facts   [rules.StateSize]int32
	Edges   [EdgeWords]uint64
	Duties  [MaxDuties]Duty
	Clues   [MaxClues]Clue
	Delayed [MaxDelayed]Delayed
	Sealed  [rules.Seats]Sealed
	// Habit remembers in which of the last turns a seat used an action, one
	// bit a turn, the newest lowest.
	Habit [rules.Seats][MaxActions]uint8
	// Asked remembers requests: by seat, to seats, for consultation and help,
	// this turn's (0) and last turn's (1).
	Asked   [2][2][rules.Seats]uint8
	Used    [rules.Stride][rules.Stride]uint8 // force used by row on column: bit 0 this turn, bit 1 last turn
	Fired   uint64                            // injects of the scenario that have fired, one bit each
	Held    [rules.MaxSuccess]uint8           // turns for which a part of the success test has held
	Pledges [rules.Seats]Pledge               // what each seat has promised to hold back from
	// Deepened remembers which pacts were deepened, by seat and partners, one bit
	// each: this turn's (0) and last turn's (1).
	Deepened  [2][rules.Seats]uint8
	Blows     [rules.Seats][rules.Seats]uint8 // rung of row's gravest known act against column in the first resolution of the turn
	Warred    rules.SeatSet                   // seats that fought a general war, rung 8, at any time
	Rally     [rules.Seats]uint8              // support that is only a rally under attack, and wears off
	Passed    uint8                           // thresholds of technology North Korea has passed, one bit each
	Pressed   rules.SeatSet                   // seats acted against, or seen to use force, in the first resolution of the turn
	NextDuty  int32
	NextEvent int32
	Horizon   int32
	Phase     Phase
	End       End
	Mediated  uint8 // 1: China or the United States offered to mediate in Ukraine since the last roll
	Calm      uint8 // ends of turns in a row at which the peninsula counted as settled
}

// End says why a match is over.
type End uint8

// The ends.
const (
	Running End = iota
	Horizon
	Settlement
	Catastrophe
	Collapse // a regime fell
)

var endNames = [...]string{"running", "horizon", "settlement", "catastrophe", "collapse"}

func (e End) String() string { return endNames[e] }

// Duty is one live instance of a clause for one binding.
type Duty struct {
	Event   int32  // log number of what opened it
	ID      uint16 // from 1
	By      uint16 // disputes it turns on, one bit each
	Clause  uint16
	Binding uint8
	Trigger uint8
	Opened  int16
	Due     int16 // turn by whose end it must be kept
	Worth   int16
	State   rules.State
	Against rules.Seat // the power whose act opened it
	Answer  Choice
	Outlook Outlook // how others see the attack it is about
	Gated   bool    // the domestic gate has been passed or has lapsed
	InPhase Phase
}

// Sealed is what one seat has handed in for the running phase.
type Sealed struct {
	Sent    bool
	NLines  uint8
	NAnswer uint8
	Choices [MaxAnswers]Choice // of Duties, apart from them because they pack closer
	Lines   [MaxLines]int16
	Duties  [MaxAnswers]uint16
}

// Answer is the i-th answer, below NAnswer.
func (s *Sealed) Answer(i int) Answer { return Answer{int32(s.Duties[i]), s.Choices[i]} }

// Settles reports whether one of the answers is about a duty.
func (s *Sealed) Settles(duty int32) bool {
	return slices.Contains(s.Duties[:s.NAnswer], uint16(duty))
}

// Put adds an answer, in the order of the duties and not in the one in which the
// seat wrote them down, which nobody else shall feel. The caller has seen that
// NAnswer is below MaxAnswers.
func (s *Sealed) Put(a Answer) {
	i, duty := s.NAnswer, uint16(a.Duty)
	for ; i > 0 && s.Duties[i-1] > duty; i-- {
		s.Duties[i], s.Choices[i] = s.Duties[i-1], s.Choices[i-1]
	}
	s.Duties[i], s.Choices[i] = duty, a.Choice
	s.NAnswer++
}

// Answer is the choice a seat makes about one of its duties.
type Answer struct {
	Duty   int32
	Choice Choice
}

// Turn is the number of the running turn, from 1.
func (s *State) Turn() int32 { return s.Facts[rules.TurnNumber.At()] }

// Date is the legal date of the running turn: its first day.
func (s *State) Date() rules.Date { return rules.Date(s.Facts[rules.Today.At()]) }

// Pair reads a table by pair.
func (s *State) Pair(f rules.Fact, a, b rules.Seat) int32 { return s.Facts[f.Pair(a, b)] }

// Of reads a table by country.
func (s *State) Of(f rules.Fact, c rules.Seat) int32 { return s.Facts[f.Of(c)] }

// SetPair writes a table by pair, both ways where the table is symmetric, and
// keeps the value in its range.
func (s *State) SetPair(f rules.Fact, a, b rules.Seat, v int32) {
	v = clampTo(f, v)
	s.Facts[f.Pair(a, b)] = v
	if f.Symmetric() {
		s.Facts[f.Pair(b, a)] = v
	}
}

// AddPair changes a table by pair.
func (s *State) AddPair(f rules.Fact, a, b rules.Seat, d int32) {
	s.SetPair(f, a, b, s.Facts[f.Pair(a, b)]+d)
}

// Set writes a table by country within its range.
func (s *State) Set(f rules.Fact, c rules.Seat, v int32) { s.Facts[f.Of(c)] = clampTo(f, v) }

// Add changes a table by country within its range.
func (s *State) Add(f rules.Fact, c rules.Seat, d int32) { s.Set(f, c, s.Facts[f.Of(c)]+d) }

// FirstForce says who used aimed force first in the exchange between two
// powers, counting an act of the actor at hand if it is force.
func (s *State) FirstForce(actor, target rules.Seat, force bool) rules.Seat {
	if actor == target || actor > rules.OTH || target > rules.OTH {
		return rules.NONE
	}
	switch {
	case s.Pair(rules.FirstForce, actor, target) != 0:
		return actor
	case s.Pair(rules.FirstForce, target, actor) != 0:
		return target
	case force:
		return actor
	}
	return rules.NONE
}

// CountryRung is the number a country shows on the map: the highest rung over
// its pairs with the other seats.
func (s *State) CountryRung(c rules.Seat) int32 {
	top := int32(0)
	for o := rules.RUS; o < rules.Seats; o++ {
		top = max(top, s.Pair(rules.Rung, c, o))
	}
	return top
}

func clampTo(f rules.Fact, v int32) int32 {
	info := &rules.Facts[f]
	return min(max(v, info.Min), info.Max)
}
