package web_test

import (
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// Each of six seats writes a message with a marker to one ally, and seals
// orders. No frame of anybody else may hold a marker, or tell what was sealed.
func TestNoFrameHoldsAnothersSecret(t *testing.T) {
	h := build(t)
	teacher, players := h.room(wire.Seats[:]...)
	watcher := webtest.Open(t, webtest.Join(t, h.base, teacher.Room, "Watcher", ""))
	teacher.Do(wire.VerbStart, wire.None{})
	marker := func(i int) string { return "marker-of-" + wire.Seats[i] }
	for turn := 1; turn <= 3; turn++ {
		for i, p := range players {
			p.Arrive(turn, "orders")
			p.Do(wire.VerbSay, wire.Say{To: []string{wire.Seats[(i+1)%6]}, Text: marker(i)})
			p.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
		}
	}
	tabs := append(append([]*webtest.Tab{}, players...), watcher)
	for _, tab := range tabs {
		tab.Arrive(4, "orders")
		again := webtest.Open(t, tab.Place) // what a reload is given counts too
		tab.Heard = append(tab.Heard, again.Heard...)
	}
	for n, tab := range tabs {
		text := ""
		for _, f := range tab.Heard {
			text += f.Raw + "\n"
			if f.K == wire.KindSent && n == 6 {
				t.Errorf("the watcher got a sealed set: %s", f.Raw)
			}
		}
		for i := range players {
			mine := n < 6 && (i == n || (i+1)%6 == n)
			if strings.Contains(text, marker(i)) != mine {
				t.Errorf("%s: holds the marker of %s: %v", tab.Seat, wire.Seats[i], !mine)
			}
		}
		for _, secret := range []string{tab.Token, "ready\":true"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s was sent %.12s", tab.Seat, secret)
			}
		}
	}
}
