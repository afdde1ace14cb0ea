package sim

import (
	"encoding/base64"
	"fmt"
	"time"

	"casus/rules"
	"casus/server/wire"
)

// nextID names the client's next command. Clients count for themselves, as
// browsers draw ids for themselves.
func (c *client) nextID() string { return fmt.Sprintf("%s-%03d", c.name, c.sent+1) }

func seatAt(i int) rules.Seat { return rules.Seat(i) }

// while is a stretch of time: moments, or longer than a phase.
func (w *world) while() time.Duration {
	return time.Duration(1+w.rng.IntN(90)) * time.Second
}

// anyClient draws one of those that fit, nil if none does.
func (w *world) anyClient(fits func(*client) bool) *client {
	var all []*client
	for _, c := range w.clients {
		if !c.out && fits(c) {
			all = append(all, c)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[w.rng.IntN(len(all))]
}

// decide draws a player's next command from what its screen shows, and now and
// then one that no sound client would send.
func (w *world) decide(c *client) (turn *int, phase, verb string, body any) {
	v := &c.screen.view
	t := int(v.Turn)
	turn, phase = &t, v.Phase
	if phase == wire.PhaseLobby || phase == "" {
		phase = wire.PhaseOrders // a page that has not heard of the start yet
		t = 1
	}
	if w.one(12) {
		t += w.rng.IntN(3) - 1 // what was, or what has not come
	}
	switch n := w.rng.IntN(20); {
	case n < 11:
		verb, body = w.set(c)
	case n < 13:
		verb, body = wire.VerbWithdraw, wire.None{}
	case n < 15:
		verb, body = wire.VerbReady, wire.Ready{Ready: !w.one(3)}
	case n < 19:
		verb, body = wire.VerbSay, w.words(c)
	default:
		verb, body = w.nonsense()
	}
	return turn, phase, verb, body
}

// set draws orders or answers.
func (w *world) set(c *client) (verb string, body any) {
	v := &c.screen.view
	if v.Phase != wire.PhaseResponse {
		return wire.VerbOrders, wire.Orders{Lines: w.lines(c)}
	}
	out := wire.Answers{Answers: []wire.Answer{}, Lines: []int{}}
	for _, d := range v.Duties {
		if len(d.Choices) > 0 && d.Obligor == c.seat && w.one(2) {
			out.Answers = append(out.Answers, wire.Answer{Duty: int(d.ID), Choice: d.Choices[w.rng.IntN(len(d.Choices))]})
		}
	}
	if w.one(3) {
		out.Lines = w.lines(c)
	}
	return wire.VerbAnswers, out
}

// lines draws up to two of the orders the screen offers.
func (w *world) lines(c *client) []int {
	out := []int{}
	bits, err := base64.StdEncoding.DecodeString(c.screen.view.Legal)
	if err != nil {
		w.broken("%s: the list of orders cannot be read: %v", c.name, err)
	}
	var open []int
	for n := range len(bits) * 8 {
		if bits[n/8]>>(n%8)&1 == 1 {
			open = append(open, n)
		}
	}
	for range w.rng.IntN(3) {
		if len(open) > 0 {
			out = append(out, open[w.rng.IntN(len(open))])
		}
	}
	return out
}

// words is a message that no other command carries.
func (w *world) words(c *client) wire.Say {
	to := "ALL"
	if seat := wire.Seats[w.rng.IntN(len(wire.Seats))]; seat != c.seat && !w.one(3) {
		to = seat
	}
	return wire.Say{To: []string{to}, Text: "words of " + c.nextID()}
}

func (w *world) nonsense() (verb string, body any) {
	switch w.rng.IntN(4) {
	case 0:
		return "surrender", wire.None{}
	case 1:
		return wire.VerbOrders, wire.Orders{Lines: []int{1 << 20}}
	case 2:
		return wire.VerbNext, wire.None{} // not a player's to say
	}
	return wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: 4000, Choice: "keep"}}, Lines: []int{}}
}
