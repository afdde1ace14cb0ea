// Package compare judges one stream of events under several Russia-DPRK texts
// and says where they differ and why. It compares law, not play: the state and
// the events are those of the case, or of the match as it was played, whatever
// its players would have done under another text.
package compare

import (
	"slices"

	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// Moment is what one treaty pass met: the state when the events had happened
// and nothing had been judged.
type Moment struct {
	State  world.State
	Events []world.Event
}

// Stream is the events to compare with what they are called.
type Stream struct {
	Subject string // "case" or "match"
	ID      string
	Title   string
	Moments []Moment
	// Readings of the disputes, the same under every arm.
	Readings rules.Readings
}

// Report is the comparison. Its JSON names are stable.
type Report struct {
	Subject string   `json:"subject"`
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	LawOf   string   `json:"law_of,omitempty"` // every event judged by the law of this day
	Arms    []string `json:"arms"`
	Rows    []Row    `json:"rows"` // in the order of events
}

// Row is one question put under every arm: what does this event, or the state
// of the world, make one party owe the other in one way?
type Row struct {
	Turn     int32  `json:"turn"`
	Phase    string `json:"phase"`
	Date     string `json:"date"`
	Event    *Event `json:"event,omitempty"` // none: the state of the world itself
	Duty     string `json:"duty"`            // help, talk, forbid or permit
	Obligor  string `json:"obligor"`
	Claimant string `json:"claimant,omitempty"`
	Differs  bool   `json:"differs"`
	Cells    []Cell `json:"cells"` // one an arm, in the order of Report.Arms
}

// Event is what happened.
type Event struct {
	N        int32  `json:"n"`
	Kind     string `json:"kind"`
	Actor    string `json:"actor"`
	Target   string `json:"target"`
	Place    string `json:"place,omitempty"`
	Deaths   int32  `json:"deaths,omitempty"`
	Severity int32  `json:"severity,omitempty"`
	Att      int32  `json:"att,omitempty"`
}

// Cell is what the strongest clause of its kind answers under one arm. Clause
// is empty where the arm has none in force.
type Cell struct {
	Arm    string   `json:"arm"`
	Clause string   `json:"clause,omitempty"`
	State  string   `json:"state"`
	By     []string `json:"by,omitempty"`
	Reason string   `json:"reason"`
}

// Arms compares a stream under the arms. Law is the day whose law counts; zero
// takes each event's own day.
func Arms(pack *rules.Pack, stream *Stream, arms []string, law rules.Date) *Report {
	r := &Report{Subject: stream.Subject, ID: stream.ID, Title: stream.Title, Arms: arms, Rows: []Row{}}
	if law != 0 {
		r.LawOf = law.String()
	}
	before := map[key][]int{}
	for i := range stream.Moments {
		m := &stream.Moments[i]
		j := &judge{pack: pack, readings: stream.Readings, arms: arms, law: law, s: &m.State}
		r.turn(j, before)
		for n := range m.Events {
			r.event(j, &m.Events[n])
		}
	}
	return r
}

// turn adds rows for what the state of the world gives rise to, when it begins
// to under any arm; before remembers what held the moment before.
func (r *Report) turn(j *judge, before map[key][]int) {
	for _, q := range questions(j.pack) {
		cells := j.cells(q, nil)
		rises := false
		for i, c := range cells {
			k := key{i, q}
			for _, n := range c.holding {
				rises = rises || !slices.Contains(before[k], n)
			}
			before[k] = c.holding
		}
		if rises {
			r.Rows = append(r.Rows, j.row(q, nil, cells))
		}
	}
}

type key struct {
	arm int
	question
}

// event adds rows for what an event gives rise to under any arm.
func (r *Report) event(j *judge, e *world.Event) {
	for _, q := range questions(j.pack) {
		cells := j.cells(q, e)
		for _, c := range cells {
			if c.answered() {
				r.Rows = append(r.Rows, j.row(q, e, cells))
				break
			}
		}
	}
}

// Differing lists the rows on which the arms differ.
func (r *Report) Differing() (out []Row) {
	for _, row := range r.Rows {
		if row.Differs {
			out = append(out, row)
		}
	}
	return out
}

func (j *judge) row(q question, e *world.Event, cells []found) Row {
	out := Row{
		Turn: j.s.Turn(), Phase: j.s.Phase.String(), Date: j.s.Date().String(), Duty: q.duty,
		Obligor: q.obligor.String(), Claimant: name(q.claimant),
	}
	if e != nil {
		out.Event = &Event{N: e.Number, Kind: e.Kind.String(), Actor: e.Actor.String(), Target: e.Target.String(),
			Deaths: e.Deaths, Severity: e.Severity, Att: e.Att}
		if e.Place >= 0 {
			out.Event.Place = j.pack.Places[e.Place].ID
		}
	}
	for i, f := range cells {
		out.Cells = append(out.Cells, j.cell(j.arms[i], q, e, f))
		out.Differs = out.Differs || f.effect() != cells[0].effect()
	}
	return out
}

func name(s rules.Seat) string {
	if s == rules.NONE {
		return ""
	}
	return s.String()
}

// requested looks up who asked whom, as it was played.
func (j *judge) requested(c *rules.Clause, b int) bool { return pact.Requested(j.s, c, b) }
