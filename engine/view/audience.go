// Package view is the only door for secrets: it cuts a state and its log down
// to what one audience may know. Its types share nothing with the state's, so
// that a new secret field cannot slip out by being added there.
package view

import (
	"fmt"

	"casus/rules"
)

// Audience is who looks: a seat, the public, or everybody's eyes at once (a
// facilitator, or anybody after the end).
type Audience struct {
	seat rules.Seat
	all  bool
}

// The audiences that are no seat.
var (
	Public = Audience{seat: rules.NONE}
	All    = Audience{seat: rules.NONE, all: true}
)

// Seat is the audience of one seat and its team.
func Seat(s rules.Seat) Audience { return Audience{seat: s} }

// String is the audience's name on the wire: a seat code, public or all.
func (a Audience) String() string {
	switch {
	case a.all:
		return "all"
	case a.seat == rules.NONE:
		return "public"
	}
	return a.seat.String()
}

// Parse reads an audience's name.
func Parse(s string) (Audience, error) {
	switch s {
	case "all":
		return All, nil
	case "", "public":
		return Public, nil
	}
	if seat, ok := rules.ParseSeat(s); ok && seat.Playable() {
		return Seat(seat), nil
	}
	return Public, fmt.Errorf("nobody looks as %q; use a country code, public or all", s)
}

// Of returns the audience's seat; ok is false for the public and for all.
func (a Audience) Of() (rules.Seat, bool) { return a.seat, a.seat.Playable() }

// mayRead reports whether the audience may know a fact of a country.
func (a Audience) mayRead(f rules.Fact, c rules.Seat) bool {
	switch rules.Facts[f].Secrecy {
	case rules.Public:
		return true
	case rules.Own:
		return a.all || a.seat == c
	}
	return a.all
}

// mayKnow reports whether the audience may know who did what. What all six
// seats know is public.
func (a Audience) mayKnow(knows rules.SeatSet) bool {
	return a.all || knows == rules.AllSeats || a.seat.Playable() && knows.Has(a.seat)
}
