package web_test

import (
	"context"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

const idleFor = 11 * time.Minute

// leave ends a tab's socket so that the server is known to have noticed: a second
// hello is against the protocol, and its close frame comes after the goodbye.
func leave(tabs ...*webtest.Tab) {
	for _, tab := range tabs {
		tab.Send(map[string]any{"t": "hello", "ticket": "x"})
		tab.Ended()
	}
}

// afterIdle lets time pass and the lobby look after its rooms.
func (h *house) afterIdle(d time.Duration, awake, asleep int) {
	h.Helper()
	h.clock.Advance(d)
	h.lobby.Rest(context.Background())
	if up, down, _ := h.lobby.Census(); up != awake || down != asleep {
		h.Fatalf("after %v %d rooms are awake and %d asleep, want %d and %d", d, up, down, awake, asleep)
	}
}

// A room nobody uses leaves memory. Who comes back finds it as it was, under the
// same offsets, and an order that was acknowledged is still known.
func TestRoomSleepsAndWakesAsItWas(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "USA")
	teacher.Do(wire.VerbStart, wire.None{})
	kor := players[0]
	kor.Arrive(1, "orders")
	id := webtest.NewID()
	if f := kor.CommandAs(id, wire.VerbOrders, wire.Orders{Lines: []int{}}); f.T != "ack" {
		t.Fatalf("refused: %s", f.Raw)
	}
	h.afterIdle(idleFor, 1, 0) // people are connected, however quiet
	leave(teacher, kor, players[1])
	h.afterIdle(9*time.Minute, 1, 0)
	h.afterIdle(2*time.Minute, 0, 1)
	if f := kor.Resume(); f.T != "live" || f.From != kor.Offset+1 {
		t.Fatalf("resumed with %.120s", f.Raw)
	}
	if f := kor.CommandAs(id, wire.VerbOrders, wire.Orders{Lines: []int{}}); f.T != "ack" {
		t.Fatalf("the acknowledged order is not known any more: %s", f.Raw)
	}
	players[1].Resume()
	players[1].Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	kor.Arrive(2, "orders")
	h.afterIdle(0, 1, 0)
}

// A clock that runs keeps a room awake, for its phases end whether somebody is
// there or not. A paused one keeps its time while it sleeps.
func TestRunningClockNeverSleeps(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room", "bot": "hold", "turns": 4, "timer": 7200})
	teacher := webtest.Open(t, place)
	teacher.Do(wire.VerbStart, wire.None{})
	leave(teacher)
	h.afterIdle(idleFor, 1, 0)
	teacher.Resume()
	teacher.Do(wire.VerbPause, wire.None{})
	left := pausedAt(teacher)
	leave(teacher)
	h.afterIdle(idleFor, 0, 1)
	teacher.Connect()
	if now := teacher.Heard[len(teacher.Heard)-1].Room.Clock; now.State != "paused" || now.LeftMS != left {
		t.Fatalf("the clock shows %+v, and had %d ms left", now, left)
	}
	teacher.Do(wire.VerbResume, wire.None{})
	leave(teacher)
	h.afterIdle(idleFor, 1, 0)
}

// pausedAt gives the milliseconds a paused clock has left; the room may show them
// before or after the command is acknowledged.
func pausedAt(tab *webtest.Tab) int64 {
	paused := func(f webtest.Frame) bool { return f.T == "room" && f.Room.Clock.State == "paused" }
	for _, f := range tab.Heard {
		if paused(f) {
			return f.Room.Clock.LeftMS
		}
	}
	return tab.Until("a paused clock", paused).Room.Clock.LeftMS
}

// A finished match sleeps after a minute and can still be looked back at.
func TestFinishedMatchSleepsSooner(t *testing.T) {
	h := build(t)
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 2}))
	for !tab.Over {
		tab.Do(wire.VerbNext, wire.None{})
	}
	leave(tab)
	h.afterIdle(61*time.Second, 0, 1)
	h.looksBack(tab.Place)
	h.afterIdle(0, 1, 0)
	h.afterIdle(61*time.Second, 0, 1)
}
