package view

import (
	"reflect"

	"casus/engine/world"
	"casus/rules"
)

// Doubt is a covert act whose author is in doubt: what everybody knows of it, and
// what the audience itself believes.
type Doubt struct {
	Event   int32            `json:"event"` // the audience's number of the act
	Kind    string           `json:"kind"`
	Target  string           `json:"target"`
	Suspect string           `json:"suspect,omitempty"` // whom most suspect
	Att     int32            `json:"att"`               // and how far, 0..1000
	Left    int32            `json:"left"`              // turns in which evidence may still come in
	Inquiry int32            `json:"inquiry,omitempty"` // turns for which an inquiry runs
	Denied  []string         `json:"denied,omitempty"`  // who denies it
	Belief  map[string]int32 `json:"belief,omitempty"`  // a seat's own: by code, no_state and accident
	Author  string           `json:"author,omitempty"`  // for the facilitator alone
}

// doubts lists what is on file, by the place in the file. A place that has once
// been taken is never empty again.
func (l *lens) doubts(s *world.State) (out []Doubt) {
	for i := range s.Clues {
		if c := &s.Clues[i]; c.Known() {
			out = append(out, l.doubt(c))
		}
	}
	return out
}

func (l *lens) doubt(c *world.Clue) Doubt {
	out := Doubt{
		Event: l.number(c.Event.Number), Kind: c.Event.Kind.String(), Target: code(c.Event.Target),
		Suspect: code(c.Event.Actor), Att: c.Event.Att, Left: int32(c.Left), Inquiry: int32(c.Inquiry),
	}
	for seat := range rules.Seat(rules.Seats) {
		if c.Denied>>seat&1 == 1 {
			out.Denied = append(out.Denied, seat.String())
		}
	}
	if seat, ok := l.as.Of(); ok && seat != c.Event.Author {
		out.Belief = beliefs(&c.Belief[seat])
	}
	if l.as.all {
		out.Author = code(c.Event.Author)
	}
	return out
}

func beliefs(b *world.Beliefs) map[string]int32 {
	out := map[string]int32{}
	for h, v := range b {
		name := rules.Seat(h).String()
		switch h {
		case world.NonState:
			name = "no_state"
		case world.ByAccident:
			name = "accident"
		}
		if v > 0 {
			out[name] = int32(v)
		}
	}
	return out
}

// changedDoubts is the list when anything about it has changed, else nothing.
func (l *lens) changedDoubts(before, after *world.State) []Doubt {
	if after.Clues == before.Clues {
		return nil
	}
	if now := l.doubts(after); !reflect.DeepEqual(now, l.doubts(before)) {
		return now
	}
	return nil
}
