package wire

// Code names why a command was refused.
type Code string

// Refusals of the server; the engine adds its own (illegal, budget ...).
const (
	Malformed   Code = "malformed"    // not understood
	TooBig      Code = "too_big"      // over MaxFrame
	UnknownVerb Code = "unknown_verb" // understood, but there is no such command
	Forbidden   Code = "forbidden"    // not for this role
	Late        Code = "late"         // its turn or phase is over
	Early       Code = "early"        // its turn or phase has not come
	WrongPhase  Code = "phase"        // not in this phase
	Over        Code = "over"         // the match has ended
	NotFound    Code = "not_found"    // no such room, match, member or seat
	NoSeat      Code = "no_seat"      // the sender has no seat
	Taken       Code = "taken"        // nickname or seat not free
	Locked      Code = "locked"       // the room takes nobody in
	Rate        Code = "rate"         // too many at once
	Busy        Code = "busy"         // the server cannot now
	Full        Code = "full"         // no room is left
	BadRules    Code = "rules"        // rule files with mistakes
	Stopping    Code = "stopping"     // the server shuts down
	Internal    Code = "internal"     // our fault
)

// Retryable tells whether the same command may succeed when sent again later.
func (c Code) Retryable() bool {
	switch c {
	case Rate, Busy, Stopping, Internal:
		return true
	}
	return false
}

// Refusal is an error with a code for machines and a sentence for people.
type Refusal struct {
	Code   Code
	Reason string
}

func (r *Refusal) Error() string { return string(r.Code) + ": " + r.Reason }

// Refuse makes a Refusal.
func Refuse(code Code, reason string) *Refusal { return &Refusal{code, reason} }

// Unsure is the refusal when the disk failed under way: what was to be stored may
// stand there or not. A command sent again under its id counts once in any case.
func Unsure() *Refusal {
	return Refuse(Internal, "the server failed while it stored this, so it may have been carried out or not; look again once it answers, and send it once more if it is missing")
}

// CloseCode ends a socket. 4000 to 4499 tell the browser to come back, 4500 to
// 4999 tell it to stop.
type CloseCode int

// Close codes and what they mean.
const (
	CloseSlow     CloseCode = 4008 // did not read fast enough
	CloseNoPong   CloseCode = 4009 // did not answer pings
	CloseMoved    CloseCode = 4010 // has another seat now
	CloseShutdown CloseCode = 4011 // the server restarts
	CloseTicket   CloseCode = 4501 // no valid ticket
	CloseProtocol CloseCode = 4502 // does not speak the protocol
	CloseKicked   CloseCode = 4503 // removed from the room
	CloseLimit    CloseCode = 4504 // sent far too much
)

// Reason is the short text that goes with a close code.
func (c CloseCode) Reason() string {
	switch c {
	case CloseSlow:
		return "too slow, reconnect"
	case CloseNoPong:
		return "no sign of life, reconnect"
	case CloseMoved:
		return "your place has changed, reconnect"
	case CloseShutdown:
		return "the server restarts, reconnect"
	case CloseTicket:
		return "the ticket is not valid"
	case CloseProtocol:
		return "not understood"
	case CloseKicked:
		return "removed by the leader"
	case CloseLimit:
		return "too many messages"
	}
	return ""
}

// Reconnects tells whether the browser should come back.
func (c CloseCode) Reconnects() bool { return c < 4500 }

// Closed is the last event of a stream, which has no close frame of its own.
type Closed struct {
	Code   CloseCode `json:"code"`
	Reason string    `json:"reason"`
}
