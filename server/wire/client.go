package wire

import "encoding/json"

// Hello is the first frame of a socket: it trades a ticket for a place.
type Hello struct {
	T      string `json:"t"`
	Ticket string `json:"ticket"`
}

// Sub asks for a match's events: those after offset After of epoch Epoch, or a
// snapshot when After is absent.
type Sub struct {
	T     string  `json:"t"`
	Match string  `json:"match"`
	Epoch string  `json:"epoch,omitempty"`
	After *uint64 `json:"after,omitempty"`
}

// Cmd is one command; it may be resent with the same id at any time.
type Cmd struct {
	T     string          `json:"t"`
	ID    string          `json:"id"`
	Verb  string          `json:"verb"`
	Turn  *int            `json:"turn,omitempty"`
	Phase string          `json:"phase,omitempty"`
	Body  json.RawMessage `json:"body,omitempty"`
}

// Ping measures the delay as the player feels it.
type Ping struct {
	T string `json:"t"`
	N int64  `json:"n"`
}
