package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casus/rules"
	"casus/server/wire"
)

const everyone = "ALL"

// say sends a message from a seat to seats. A facilitator has no seat and
// speaks as NONE.
func (a *Actor) say(d *draft, c Command) *wire.Refusal {
	body, err := wire.Body[wire.Say](c.Body)
	if err != nil {
		return a.refusal(err)
	}
	m := wire.Message{N: len(a.messages) + 1, Turn: a.turn(), From: "NONE", To: body.To, Text: clean(body.Text), Nick: c.Nick}
	if c.Seat.Playable() {
		m.From = c.Seat.String()
	}
	if r := checkMessage(m); r != nil {
		return r
	}
	if a.letters+len(wire.Write(m)) > maxLetters {
		return wire.Refuse(wire.Full, "this match has as many messages as it can keep; talk to each other in the room")
	}
	d.said = &m
	if c.Seat.Playable() {
		d.offset = a.offset(d, c.Seat)
	}
	return nil
}

func checkMessage(m wire.Message) *wire.Refusal {
	switch n := utf8.RuneCountInString(m.Text); {
	case n == 0:
		return wire.Refuse(wire.Malformed, "the message is empty")
	case n > wire.MaxText:
		return wire.Refuse(wire.TooBig, "a message may have 1,000 characters")
	case len(m.To) == 0:
		return wire.Refuse(wire.Malformed, "the message has no address")
	}
	for i, to := range m.To {
		known := wire.SeatIndex(to) >= 0 || to == everyone && len(m.To) == 1
		if !known || to == m.From || slices.Contains(m.To[:i], to) {
			return wire.Refuse(wire.Malformed, "a message goes to other seats, each named once, or to ALL")
		}
	}
	return nil
}

// clean keeps what can be printed and line breaks.
func clean(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || unicode.IsPrint(r) {
			return r
		}
		return -1
	}, text))
}

// said keeps a message and tells those who may read it. Each audience numbers
// what it reads itself: a gap would tell that others have written.
func (a *Actor) said(m wire.Message) {
	a.messages = append(a.messages, m)
	a.letters += len(wire.Write(m))
	for i := range a.streams {
		if mayRead(m, i) {
			a.read[i]++
			m.N = int(a.read[i])
			a.emit(i, wire.KindMessage, ready(wire.Write(m)))
		}
	}
}

// mayRead decides who reads a message: its two sides, everybody for a public
// one, and whoever sees all.
func mayRead(m wire.Message, audience int) bool {
	switch {
	case audience == allView, m.To[0] == everyone:
		return true
	case audience == publicView:
		return false
	}
	seat := rules.Seat(audience).String()
	return m.From == seat || slices.Contains(m.To, seat)
}

// readable are the messages an audience may read, under its own numbers.
func readable(all []wire.Message, audience int) []wire.Message {
	out := []wire.Message{}
	for _, m := range all {
		if mayRead(m, audience) {
			m.N = len(out) + 1
			out = append(out, m)
		}
	}
	return out
}
