package wire

import (
	"encoding/json"
	"reflect"
	"slices"
)

// Clock of a phase. EndsMS is unix milliseconds while it runs, LeftMS what is
// left while it is paused.
type Clock struct {
	State  string `json:"state"` // running | paused | off
	EndsMS int64  `json:"ends_ms,omitempty"`
	LeftMS int64  `json:"left_ms,omitempty"`
}

// Member of a room as the others see it. Online is for the facilitator alone:
// to others it would tell who confers with whom, and when.
type Member struct {
	ID     string `json:"id"`
	Nick   string `json:"nick"`
	Role   string `json:"role"`
	Seat   string `json:"seat,omitempty"`
	Online *bool  `json:"online,omitempty"`
}

// Seat of a room: its people, or the bot that plays it now.
type Seat struct {
	Seat    string   `json:"seat"`
	Members []string `json:"members"`
	Bot     string   `json:"bot"`
	Ready   *bool    `json:"ready,omitempty"`
}

// Rules names rules that are not the shipped ones: the hash of the pack, and
// what whoever brought it calls it.
type Rules struct {
	Pack string `json:"pack"`
	Name string `json:"name,omitempty"`
}

// Room is the whole small state of a room.
type Room struct {
	Code       string   `json:"code"`
	Title      string   `json:"title"`
	Scenario   string   `json:"scenario"`
	Arm        string   `json:"arm"`
	Match      string   `json:"match"`
	Rules      *Rules   `json:"rules,omitempty"`
	Phase      string   `json:"phase"`
	Turn       int      `json:"turn"`
	Clock      Clock    `json:"clock"`
	Locked     bool     `json:"locked"`
	Members    []Member `json:"members"`
	Seats      []Seat   `json:"seats"`
	Readiness  string   `json:"readiness"`
	ReadyCount *int     `json:"ready_count,omitempty"`
}

// Welcome answers Hello.
type Welcome struct {
	T           string `json:"t"`
	V           string `json:"v"`
	Role        string `json:"role"`
	Seat        string `json:"seat,omitempty"`
	Member      string `json:"member"`
	Match       string `json:"match"`
	Room        Room   `json:"room"`
	HeartbeatMS int    `json:"heartbeat_ms"`
}

// RoomChange is what has changed of a room; what is absent has not.
type RoomChange struct {
	Match      string   `json:"match,omitempty"`
	Phase      string   `json:"phase,omitempty"`
	Turn       int      `json:"turn,omitempty"`
	Clock      *Clock   `json:"clock,omitempty"`
	Locked     *bool    `json:"locked,omitempty"`
	Members    []Member `json:"members,omitempty"`
	Seats      []Seat   `json:"seats,omitempty"`
	ReadyCount *int     `json:"ready_count,omitempty"`
}

// Since tells what has changed of a room since another time; ok is false when
// nothing has but the turn, which the match's own events tell. Title, scenario
// and the like never change.
func (r *Room) Since(old *Room) (c RoomChange, ok bool) {
	if r.Match != old.Match {
		c.Match = r.Match
	}
	if r.Phase != old.Phase {
		c.Phase = r.Phase
	}
	if r.Clock != old.Clock {
		c.Clock = &r.Clock
	}
	if r.Locked != old.Locked {
		c.Locked = &r.Locked
	}
	if !slices.EqualFunc(r.Members, old.Members, Member.same) {
		c.Members = r.Members
	}
	if !slices.EqualFunc(r.Seats, old.Seats, Seat.same) {
		c.Seats = r.Seats
	}
	if r.ReadyCount != nil && (old.ReadyCount == nil || *r.ReadyCount != *old.ReadyCount) {
		c.ReadyCount = r.ReadyCount
	}
	ok = !reflect.ValueOf(c).IsZero()
	if r.Turn != old.Turn {
		c.Turn = r.Turn
	}
	return c, ok
}

func (m Member) same(o Member) bool {
	return m.ID == o.ID && m.Nick == o.Nick && m.Role == o.Role && m.Seat == o.Seat && equal(m.Online, o.Online)
}

func (s Seat) same(o Seat) bool {
	return s.Seat == o.Seat && s.Bot == o.Bot && slices.Equal(s.Members, o.Members) && equal(s.Ready, o.Ready)
}

func equal(a, b *bool) bool { return a == b || a != nil && b != nil && *a == *b }

// RoomChanged tells what has changed of the room.
type RoomChanged struct {
	T    string     `json:"t"`
	Room RoomChange `json:"room"`
}

// Snapshot is everything an audience may know at an offset.
type Snapshot struct {
	T      string          `json:"t"`
	Epoch  string          `json:"epoch"`
	Offset uint64          `json:"offset"`
	View   json.RawMessage `json:"view"`
}

// Live says that the missing events follow, from offset From on.
type Live struct {
	T     string `json:"t"`
	Epoch string `json:"epoch"`
	From  uint64 `json:"from"`
}

// Event is one entry of an audience's stream.
type Event struct {
	T string          `json:"t"`
	O uint64          `json:"o"`
	K string          `json:"k"`
	B json.RawMessage `json:"b"`
}

// Ack: the command is on disk. O is the offset of its event, if it made one.
type Ack struct {
	T  string `json:"t"`
	ID string `json:"id"`
	O  uint64 `json:"o,omitempty"`
}

// Nack: the command changed nothing.
type Nack struct {
	T         string `json:"t"`
	ID        string `json:"id"`
	Code      Code   `json:"code"`
	Reason    string `json:"reason"`
	Retryable bool   `json:"retryable"`
}

// Pong answers Ping.
type Pong struct {
	T string `json:"t"`
	N int64  `json:"n"`
}

// Reconnect asks the browser to come back after a while: the server restarts.
type Reconnect struct {
	T       string `json:"t"`
	AfterMS int    `json:"after_ms"`
}

// Event kinds.
const (
	KindStart   = "start"
	KindSent    = "sent"
	KindMessage = "message"
	KindReveal  = "reveal"
)

// Sent is the body of a "sent" event: a seat's own sealed orders. Withdrawn says
// that nothing is sealed any more, which an empty set (hold) is not.
type Sent struct {
	Turn      int      `json:"turn"`
	Phase     string   `json:"phase"`
	Lines     []int    `json:"lines"`
	Answers   []Answer `json:"answers,omitempty"`
	Withdrawn bool     `json:"withdrawn,omitempty"`
}

// Message is the body of a "message" event and an entry of a view's messages. N
// counts from 1 what the reader may read.
type Message struct {
	N    int      `json:"n"`
	Turn int      `json:"turn"`
	From string   `json:"from"`
	To   []string `json:"to"`
	Text string   `json:"text"`
	Nick string   `json:"nick,omitempty"`
}
