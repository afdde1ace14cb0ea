package rules

import "strings"

// Case is an incident and what each clause says of it on a plain reading of its
// text: a file of rules/library/cases, or anybody's. It needs no match.
type Case struct {
	ID, Title string
	Date      Date
	Arm       string // a Russia-DPRK arm; empty: history as it happened
	Readings  Readings
	Facts     []EventFact
	Requests  []CaseRequest
	Wars      []War
	State     []Delta // tension and the like; absent facts are zero
	Expect    []CaseExpect
	Note      string
	Doubt     string // why an answer expected here is not beyond argument
	Sources   []string
	Pos       Pos
}

// CaseRequest is a call for consultation or help. Clause is the id of the
// clause it was made under; empty: under every clause between the two.
type CaseRequest struct {
	By, To Seat
	Clause string
	Pos    Pos
}

// War is fighting that goes on as in a war on the day of the case.
type War struct {
	Between  [2]Seat
	Declared bool
	Since    Date // zero: before the case
	Pos      Pos
}

// CaseExpect is what one clause should answer: any of Answers.
type CaseExpect struct {
	Clause  string
	Answers []CaseAnswer
	Pos     Pos
}

// CaseAnswer is a state; with Disputed, By is a set of disputes of which at
// least one must be named (bit n-1 for Dn), 0 if any will do.
type CaseAnswer struct {
	State State
	By    uint32
}

// String writes the answer as case files do: due, disputed:D3,D5.
func (a CaseAnswer) String() string {
	if a.By == 0 {
		return a.State.String()
	}
	return a.State.String() + ":" + strings.Join(DisputeNames(a.By), ",")
}

// Accepts reports whether a verdict is one of the answers.
func (e *CaseExpect) Accepts(state State, by uint32) bool {
	for _, a := range e.Answers {
		if a.State == state && (a.By == 0 || a.By&by != 0) {
			return true
		}
	}
	return false
}

// Want writes the answers with | between them.
func (e *CaseExpect) Want() string {
	words := make([]string, len(e.Answers))
	for i, a := range e.Answers {
		words[i] = a.String()
	}
	return strings.Join(words, "|")
}
