package wire

// Verbs a command can carry.
const (
	VerbOrders   = "orders"
	VerbWithdraw = "withdraw"
	VerbAnswers  = "answers"
	VerbReady    = "ready"
	VerbSay      = "say"
	VerbStart    = "start"
	VerbPause    = "pause"
	VerbResume   = "resume"
	VerbExtend   = "extend"
	VerbNext     = "next"
	VerbBot      = "bot"
	VerbKick     = "kick"
	VerbRename   = "rename"
	VerbLock     = "lock"
	VerbSeat     = "seat"
)

// Verbs in the order of the protocol.
var Verbs = []string{VerbOrders, VerbWithdraw, VerbAnswers, VerbReady, VerbSay,
	VerbStart, VerbPause, VerbResume, VerbExtend, VerbNext,
	VerbBot, VerbKick, VerbRename, VerbLock, VerbSeat}

// Orders replaces a seat's sealed orders by these catalogue lines.
type Orders struct {
	Lines []int `json:"lines"`
}

// Answer is what a seat does about one duty.
type Answer struct {
	Duty   int    `json:"duty"`
	Choice string `json:"choice"`
}

// Answers settles the response phase for a seat.
type Answers struct {
	Answers []Answer `json:"answers"`
	Lines   []int    `json:"lines"`
}

// Ready says whether a seat has nothing more to send in this phase.
type Ready struct {
	Ready bool `json:"ready"`
}

// Say is a message to seats, or to everyone with the single address "ALL".
type Say struct {
	To   []string `json:"to"`
	Text string   `json:"text"`
}

// Extend gives a phase more seconds.
type Extend struct {
	Seconds int `json:"seconds"`
}

// SetBot lets a bot play a seat; an empty name gives it back to its people.
type SetBot struct {
	Seat string `json:"seat"`
	Bot  string `json:"bot"`
}

// Kick removes a member from the room.
type Kick struct {
	Member string `json:"member"`
}

// Rename changes a member's nickname.
type Rename struct {
	Member string `json:"member"`
	Nick   string `json:"nick"`
}

// Lock keeps new members out, or lets them in again.
type Lock struct {
	Locked bool `json:"locked"`
}

// SetSeat moves a member to a seat; an empty seat makes an observer.
type SetSeat struct {
	Member string `json:"member"`
	Seat   string `json:"seat"`
}

// None is the body of a verb that needs none.
type None struct{}
