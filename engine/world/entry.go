package world

import "casus/rules"

// Entry is one line of the event log: what happened, in codes. It is the
// record's event and, cut by the view, what players read.
type Entry struct {
	N       int32      `json:"n"`
	Turn    int32      `json:"turn"`
	Phase   string     `json:"phase"`
	K       string     `json:"k"`
	Actor   rules.Seat `json:"actor"`
	Target  rules.Seat `json:"target"`
	Action  string     `json:"action,omitempty"`
	Kind    string     `json:"kind,omitempty"`
	Place   string     `json:"place,omitempty"`
	Sev     int32      `json:"sev,omitempty"`
	Deaths  int32      `json:"deaths,omitempty"`
	Att     int32      `json:"att,omitempty"`
	First   rules.Seat `json:"first"`
	Sustain bool       `json:"sustained,omitempty"`
	Clause  string     `json:"clause,omitempty"`
	Against rules.Seat `json:"against"`
	Duty    int32      `json:"duty,omitempty"`
	From    string     `json:"from,omitempty"`
	To      string     `json:"to,omitempty"`
	By      []string   `json:"by,omitempty"`
	Rung    int32      `json:"rung,omitempty"`
	Heat    int32      `json:"tension,omitempty"`
	Inject  string     `json:"inject,omitempty"`
	Choice  string     `json:"choice,omitempty"`
	Reason  string     `json:"reason,omitempty"`
	Cause   int32      `json:"cause,omitempty"`
	// Clashes stand on the line that opens a duty or a permission.
	Clashes []Clash `json:"conflicts,omitempty"`
	Secret  *Secret `json:"secret,omitempty"`
}

// Clash is a conflict of obligations: the deed that the entry's clause asks for
// or allows is forbidden by another clause. Without a deed, the other clause
// asks for the opposite. Prevails is the clause that goes first by the Charter.
type Clash struct {
	Deed     string   `json:"deed,omitempty"`
	Clause   string   `json:"clause"`
	By       []string `json:"by,omitempty"`
	Prevails string   `json:"prevails,omitempty"`
}

// Secret says who may know what about an entry that is not public.
type Secret struct {
	// Knows are the seats that see the entry whole.
	Knows rules.SeatSet `json:"knows"`
	// Noticed is true when the others see that something happened, without
	// its author and the order behind it.
	Noticed bool `json:"noticed,omitempty"`
	// Suspect is whom the seats leaned to when it was noticed, NONE for
	// nobody; Entry.Att is how far. Both are public, and the treaties judge
	// by them.
	Suspect rules.Seat `json:"suspect"`
}

// The kinds of entry.
const (
	KAct      = "act"      // an order carried out
	KIncident = "incident" // nobody ordered it
	KInject   = "inject"   // from outside the seats
	KSlip     = "slip"     // a crisis got out of hand by a rung
	KDuty     = "duty"     // a duty changed its state
	KAnswer   = "answer"   // a seat answered a duty
	KRung     = "rung"     // a pair changed its rung
	KRefused  = "refused"  // an order that had become impossible
	KVote     = "vote"     // the Council voted
	KClaim    = "claim"    // what is believed about a covert act changed
	KHome     = "home"     // a struggle for power began or ended
	KTech     = "tech"     // a test failed, or a field passed a threshold
	KAdvice   = "advice"   // an ally heeded advice to hold back, or did not
	KAlarm    = "alarm"    // rivals took alarm at a new or deeper pact
	KTruce    = "truce"    // the guns fell silent in Ukraine
	KEnd      = "end"      // the match is over
)

// Heeded is what an entry of kind advice says of an ally that listened.
const Heeded = "heeded"

// What an entry of kind home says happened in a country.
const (
	PowerStruggle = "power_struggle"
	NewGovernment = "new_government"
	Purge         = "purge"
)

// What an entry of kind tech says of a test, or of a field.
const (
	TestFailed = "failure"
	Threshold  = "threshold"
)

// Accident is the reason of an entry that nobody meant.
const Accident = "accident"

// Log collects entries; a nil Log collects nothing and costs nothing.
type Log struct{ Entries []Entry }

// Add appends an entry under the next number and returns that number. The
// number is drawn from the state even when nothing is logged, so that events
// carry the same numbers in search and in play.
func (l *Log) Add(s *State, e Entry) int32 {
	s.NextEvent++
	if l != nil {
		e.N = s.NextEvent
		e.Turn = s.Turn()
		e.Phase = s.Phase.String()
		l.Entries = append(l.Entries, e)
	}
	return s.NextEvent
}

// On reports whether anything is collected: callers skip building texts.
func (l *Log) On() bool { return l != nil }

// Secret is who may know of an entry just made, nil for everybody.
func (l *Log) Secret(n int32) *Secret {
	if l == nil {
		return nil
	}
	for i := len(l.Entries) - 1; i >= 0; i-- {
		if l.Entries[i].N == n {
			return l.Entries[i].Secret
		}
	}
	return nil
}
