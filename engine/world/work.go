package world

import "casus/rules"

// MaxEvents bounds the events of one resolution.
const MaxEvents = 64

// Work is the scratch memory of one resolution: reused from turn to turn so
// that a search allocates nothing. Nothing in it outlives the resolution.
type Work struct {
	Env     rules.Env
	Aside   rules.Env     // for questions in the middle of others, which Env must outlive
	Params  *rules.Params // coefficients of the match
	Events  [MaxEvents]Event
	NEvents int
	Now     Event // of the act being carried out
	// Heat sums the tension each pair gains, a<b.
	Heat [rules.Seats][rules.Seats]int32
	// Floor is the rung that the acts of the first against the second in this
	// resolution put the pair on.
	Floor [rules.Seats][rules.Seats]int32
	// Touched lists changed numbers that must be brought back into range.
	Touched  [256]int16
	NTouched int
	Acts     [rules.Seats * MaxLines]Act
	NActs    int
	Log      *Log
	// Live finds the live duty of a binding during a treaty pass: by the number
	// of the binding in the pack its place in State.Duties plus one, 0 if none.
	Live []uint8
	// Filled is how many places of State.Duties are known to be taken.
	Filled int
	// Before, when set, is called at the start of a treaty pass, when the facts
	// and the requests stand and nothing has been judged.
	Before func()
	// Probe, when set, is shown every judgement of the treaty pass: how an
	// explanation looks over the shoulder of a replayed turn.
	Probe func(j Judgement)
}

// Act is one order on its way through a resolution.
type Act struct {
	Actor, Target rules.Seat
	Action        int16
	Place         int16
	Step          int16
	Covert        bool
	Void          bool
	Entry         int32
}

// Begin clears the sums for a new resolution.
func (w *Work) Begin() {
	w.NEvents, w.NTouched, w.NActs = 0, 0, 0
	w.Heat = [rules.Seats][rules.Seats]int32{}
	w.Floor = [rules.Seats][rules.Seats]int32{}
}

// Snapshot copies the state into the frame that conditions read.
func (w *Work) Snapshot(s *State) { copy(w.Env.Frame[:rules.StateSize], s.Facts[:]) }

// Happen appends an event; past the bound further events of one resolution
// are dropped, which no legal set of orders can reach.
func (w *Work) Happen(e Event) {
	if w.NEvents < MaxEvents {
		w.Events[w.NEvents] = e
		w.NEvents++
	}
}

// Warm adds tension between two seats; other powers have none.
func (w *Work) Warm(a, b rules.Seat, d int32) {
	if !a.Playable() || !b.Playable() || a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	w.Heat[a][b] += d
}

// Raise puts a pair on at least the given rung at the end of the resolution, by
// what the first did.
func (w *Work) Raise(by, against rules.Seat, rung int32) {
	if !by.Playable() || !against.Playable() || by == against {
		return
	}
	w.Floor[by][against] = max(w.Floor[by][against], rung)
}

// Judgement is one question the treaty pass put to a clause and its answer.
type Judgement struct {
	Clause   *rules.Clause
	Trigger  int
	Binding  int
	Event    int32 // log number, 0 for the turn itself
	Env      *rules.Env
	Verdict  rules.State
	Disputes uint32
	// Requested: the country that must ask had asked.
	Requested bool
}
