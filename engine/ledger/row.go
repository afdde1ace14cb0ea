// Package ledger reads a match as data: one row an act or event, in the coding
// schemes of the field, and the escalation each turn amounts to. It tells the
// whole truth, so that it is for matches that are over.
package ledger

import (
	"fmt"

	"casus/engine/world"
	"casus/rules"
)

// Match is what all rows of one match share.
type Match struct {
	ID       string // m- and the first 16 digits of the final state hash
	Scenario string
	Arm      string
	Seed     uint64
	Scores   [rules.Seats]int32 // of the seats at the end
}

// Row is one line of the log as data.
type Row struct {
	Match  *Match
	Entry  *world.Entry
	Action *rules.Action // of an answer the order that does the same; nil: nobody decided it
	Class  Class         // of Action
	Date   rules.Date    // first day of the turn
	Author rules.Seat    // the true one, NONE for none
	// Pair tells that actor and target are two different seats; the next three
	// are of them, before and after the resolution.
	Pair                  bool
	Before, After, Rung   int32
	OpenedLaw, ClosedDuty []string // clause#duty
	Index                 *Index   // of the state after the resolution; nil when that is not known
}

// Book collects the rows of one match, resolution by resolution.
type Book struct {
	codes   *Codes
	match   *Match
	authors map[int32]rules.Seat // of acts, by log number
	Rows    []Row
}

// NewBook opens the book of a match.
func NewBook(codes *Codes, match Match) *Book {
	return &Book{codes: codes, match: &match, authors: map[int32]rules.Seat{}}
}

// Score notes what the match came to for each seat.
func (b *Book) Score(scores [rules.Seats]int32) { b.match.Scores = scores }

// Add books what one resolution logged, between the state before and after.
func (b *Book) Add(before, after *world.State, entries []world.Entry) error {
	first := len(b.Rows)
	index := IndexOf(after)
	for i := range entries {
		row, err := b.row(before, after, &entries[i])
		if err != nil {
			return err
		}
		row.Index = &index
		b.Rows = append(b.Rows, row)
	}
	fresh := b.Rows[first:]
	for i := range fresh {
		obligations(fresh, &fresh[i])
	}
	return nil
}

// AddStored books what one resolution logged when its states are not known, as
// in a record of another engine: what comes from them stays empty. The match
// began on the day start, and a turn has so many days.
func (b *Book) AddStored(start rules.Date, days int32, entries []world.Entry) error {
	first := len(b.Rows)
	for i := range entries {
		row, err := b.event(&entries[i], start+rules.Date((entries[i].Turn-1)*days))
		if err != nil {
			return err
		}
		b.Rows = append(b.Rows, row)
	}
	fresh := b.Rows[first:]
	for i := range fresh {
		obligations(fresh, &fresh[i])
	}
	return nil
}

func (b *Book) row(before, after *world.State, e *world.Entry) (Row, error) {
	r, err := b.event(e, before.Date())
	if err == nil && e.Actor.Playable() && e.Target.Playable() && e.Actor != e.Target {
		r.Pair = true
		r.Before = before.Pair(rules.Tension, e.Actor, e.Target)
		r.After = after.Pair(rules.Tension, e.Actor, e.Target)
		r.Rung = after.Pair(rules.Rung, e.Actor, e.Target)
	}
	return r, err
}

// event is a row without what only the states can tell.
func (b *Book) event(e *world.Entry, day rules.Date) (Row, error) {
	r := Row{Match: b.match, Entry: e, Date: day, Author: e.Actor}
	a, err := b.codes.order(e)
	if err != nil {
		return r, err
	}
	if r.Action = a; a != nil {
		r.Class, _ = ParseClass(a.Codes.Rivera) // NewCodes has seen that it is known
	}
	switch e.K {
	case world.KAct:
		b.authors[e.N] = e.Actor
	case world.KClaim: // its actor is whoever is believed to have done it
		if r.Author = rules.NONE; e.Cause != 0 {
			if who, ok := b.authors[e.Cause]; ok {
				r.Author = who
			}
		}
	}
	return r, nil
}

// obligations puts a duty that opens on the row of what opened it, or on its
// own when the state of the world did, and one that ends on its own.
func obligations(fresh []Row, duty *Row) {
	e := duty.Entry
	if e.K != world.KDuty {
		return
	}
	from, _ := rules.ParseState(e.From) // both written by the engine
	to, _ := rules.ParseState(e.To)
	name := fmt.Sprintf("%s#%d", e.Clause, e.Duty)
	switch {
	case !from.Open() && from != rules.Breached:
		cause := duty
		for i := range fresh {
			if e.Cause != 0 && fresh[i].Entry.N == e.Cause {
				cause = &fresh[i]
			}
		}
		cause.OpenedLaw = append(cause.OpenedLaw, name)
		if !to.Open() {
			duty.ClosedDuty = append(duty.ClosedDuty, name)
		}
	case from.Open() && !to.Open():
		duty.ClosedDuty = append(duty.ClosedDuty, name)
	}
}
