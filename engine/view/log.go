package view

import (
	"slices"
	"sort"

	"casus/engine/world"
	"casus/rules"
)

// LogEvent is one line of the log as an audience reads it. Its numbers count
// what that audience may see, so that a gap never tells of a secret.
type LogEvent struct {
	N         int32    `json:"n"`
	Turn      int32    `json:"turn,omitempty"`
	Phase     string   `json:"phase,omitempty"`
	K         string   `json:"k"`
	Actor     string   `json:"actor,omitempty"`
	Suspect   string   `json:"suspect,omitempty"` // of a covert act, by most seats' belief at the time
	Target    string   `json:"target,omitempty"`
	Against   string   `json:"against,omitempty"`
	Action    string   `json:"action,omitempty"`
	Kind      string   `json:"kind,omitempty"`
	Place     string   `json:"place,omitempty"`
	Severity  int32    `json:"sev,omitempty"`
	Deaths    int32    `json:"deaths,omitempty"`
	Att       int32    `json:"att,omitempty"`
	First     string   `json:"first,omitempty"`
	Sustained bool     `json:"sustained,omitempty"`
	Covert    bool     `json:"covert,omitempty"`
	Clause    string   `json:"clause,omitempty"`
	Duty      int32    `json:"duty,omitempty"`
	From      string   `json:"from,omitempty"`
	To        string   `json:"to,omitempty"`
	By        []string `json:"by,omitempty"`
	Rung      int32    `json:"rung,omitempty"`
	Tension   int32    `json:"tension,omitempty"`
	Inject    string   `json:"inject,omitempty"`
	Choice    string   `json:"choice,omitempty"`
	Reason    string   `json:"reason,omitempty"`
	Cause     int32    `json:"cause,omitempty"`
	// Conflicts of obligation stand on the line that opens a duty.
	Conflicts []Conflict `json:"conflicts,omitempty"`
}

// Conflict says that another clause forbids a deed that would keep a duty or
// use a permission, or, without a deed, asks for the opposite.
type Conflict struct {
	Deed     string   `json:"deed,omitempty"`
	Clause   string   `json:"clause"`
	By       []string `json:"by,omitempty"`       // disputes on which the other clause turns
	Prevails string   `json:"prevails,omitempty"` // the clause that goes first by the Charter
}

func conflicts(clashes []world.Clash) []Conflict {
	var out []Conflict
	for _, c := range clashes {
		out = append(out, Conflict(c))
	}
	return out
}

// lens reads a whole log for one audience and numbers what it may see.
type lens struct {
	log    []world.Entry
	as     Audience
	lines  int     // of the log that have been read
	unseen []int32 // positions of those the audience may not see, rising; they are few
}

func newLens(log []world.Entry, as Audience) *lens {
	l := &lens{as: as}
	l.read(log)
	return l
}

// read takes up a log that goes on from the one read before.
func (l *lens) read(log []world.Entry) {
	l.log = log
	for ; l.lines < len(log); l.lines++ {
		if !visible(&log[l.lines], l.as) {
			l.unseen = append(l.unseen, int32(l.lines))
		}
	}
}

// at is the audience's number of the line at a position, 0 if it is unseen.
func (l *lens) at(i int) int32 {
	before, hidden := slices.BinarySearch(l.unseen, int32(i))
	if hidden {
		return 0
	}
	return int32(i-before) + 1
}

// visible reports whether the audience learns of the entry at all.
func visible(e *world.Entry, as Audience) bool {
	return e.Secret == nil || e.Secret.Noticed || as.mayKnow(e.Secret.Knows)
}

// number translates a log number into the audience's. The log's numbers rise,
// nearly always by one.
func (l *lens) number(n int32) int32 {
	if n == 0 || len(l.log) == 0 {
		return 0
	}
	i := int(n - l.log[0].N)
	if i < 0 || i >= len(l.log) || l.log[i].N != n {
		i = sort.Search(len(l.log), func(i int) bool { return l.log[i].N >= n })
	}
	if i == len(l.log) || l.log[i].N != n {
		return 0
	}
	return l.at(i)
}

// Locate translates an audience's number back into the log's, 0 if there is
// no such line for it.
func Locate(log []world.Entry, as Audience, n int32) int32 {
	l := newLens(log, as)
	for i := range log {
		if n != 0 && l.at(i) == n {
			return log[i].N
		}
	}
	return 0
}

// events adds to a list what the audience sees from a position in the log on.
func (l *lens) events(out []LogEvent, from int) []LogEvent {
	for i := from; i < len(l.log); i++ {
		if n := l.at(i); n != 0 {
			out = append(out, l.event(&l.log[i], n))
		}
	}
	return out
}

func (l *lens) event(e *world.Entry, n int32) LogEvent {
	out := eventOf(e)
	out.N, out.Cause = n, l.number(e.Cause)
	if e.Secret == nil {
		return out
	}
	out.Covert, out.Suspect = e.K == world.KAct, code(e.Secret.Suspect)
	if !l.author(e) {
		out.Actor, out.Action, out.Cause = "", "", 0
	}
	return out
}

// eventOf is an entry that is no secret as everybody reads it, but for the
// numbers of lines.
func eventOf(e *world.Entry) LogEvent {
	return LogEvent{
		Turn: e.Turn, Phase: e.Phase, K: e.K, Actor: code(e.Actor), Target: code(e.Target), Against: code(e.Against),
		Action: e.Action, Kind: e.Kind, Place: e.Place, Severity: e.Sev, Deaths: e.Deaths, Att: e.Att, First: code(e.First),
		Sustained: e.Sustain, Clause: e.Clause, Duty: e.Duty, From: e.From, To: e.To, By: e.By, Rung: e.Rung,
		Tension: e.Heat, Inject: e.Inject, Choice: e.Choice, Reason: e.Reason, Conflicts: conflicts(e.Clashes),
	}
}

// author reports whether the audience may know who did it and by which order.
func (l *lens) author(e *world.Entry) bool { return e.Secret == nil || l.as.mayKnow(e.Secret.Knows) }

func code(s rules.Seat) string {
	if s == rules.NONE {
		return ""
	}
	return s.String()
}
