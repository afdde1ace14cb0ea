package web_test

import (
	"net/http"
	"testing"
	"time"

	"casus/server/lobby"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// door gives the answers of a room's two doors to somebody with its code.
func (h *house) doors(code, nick string) [2]string {
	h.Helper()
	_, info := webtest.Get(h, h.base+"/api/rooms/"+code, "", nil)
	_, join := webtest.Post(h, h.base+"/api/rooms/"+code+"/join", "", map[string]any{"nick": nick}, nil)
	return [2]string{info, join}
}

// Guessing is slow: an address has a class's worth of misses, and then one a
// second, whether the guess is right or not.
func TestSecurity13CodesAreRateLimited(t *testing.T) {
	h := build(t)
	room := webtest.Create(t, h.base, map[string]any{"mode": "room"}).Room
	for i := range h.limits.Misses {
		if _, code := webtest.Get(t, h.base+"/api/rooms/333-33"+string("3467"[i%4]), "", nil); code != "not_found" {
			t.Fatalf("guess %d: %q", i, code)
		}
	}
	if got := h.doors(room, "Eve"); got != [2]string{"rate", "rate"} {
		t.Fatalf("the right code among too many wrong ones: %q", got)
	}
	h.clock.Advance(time.Second)
	if got := h.doors("333-333", "Eve"); got != [2]string{"not_found", "rate"} {
		t.Fatalf("after a second there is one guess: %q", got)
	}
}

// A code runs out twelve hours after the room's last sign of life. Then it is
// answered as a code that never was, and a member who comes back opens it again.
func TestSecurity13CodesExpire(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	teacher := webtest.Open(t, place)
	h.clock.Advance(2 * lobby.CodeLife) // somebody is there all the time
	if got := h.doors(place.Room, "Ann"); got != [2]string{"", ""} {
		t.Fatalf("a room with somebody in it: %q", got)
	}
	h.shut()
	h.open(h.addr())
	if code := teacher.Ended(); code != int(wire.CloseShutdown) {
		t.Fatalf("the leader's socket ended with %d", code)
	}
	h.clock.Advance(lobby.CodeLife - time.Second)
	if got := h.doors(place.Room, "Bea"); got != [2]string{"", ""} {
		t.Fatalf("a second before the code runs out: %q", got)
	}
	h.clock.Advance(lobby.CodeLife)
	for _, nick := range []string{"Bea", "Cleo"} { // one of them is a name in the room
		if got := h.doors(place.Room, nick); got != [2]string{"not_found", "not_found"} {
			t.Fatalf("the code that ran out, for %s: %q", nick, got)
		}
	}
	if got, never := h.reason(place.Room), h.reason("333-333"); got != never {
		t.Errorf("a code that ran out is told apart: %q and %q", got, never)
	}
	webtest.Open(t, place)
	if got := h.doors(place.Room, "Cleo"); got != [2]string{"", ""} {
		t.Fatalf("after the leader came back: %q", got)
	}
}

// reason is the whole answer at a door, as it goes over the line.
func (h *house) reason(code string) string {
	h.Helper()
	resp, err := http.Get(h.base + "/api/rooms/" + code)
	if err != nil {
		h.Fatal(err)
	}
	defer resp.Body.Close()
	body := make([]byte, 1024)
	n, _ := resp.Body.Read(body)
	return resp.Status + string(body[:n])
}

// Names in a room are told to nobody without the code, and a locked room tells
// whoever has it that it is locked, not who is in it.
func TestSecurity13NoOracleOnNames(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	teacher := webtest.Open(t, place)
	webtest.Join(t, h.base, place.Room, "Mina", "KOR")
	for _, nick := range []string{"Mina", "Nobody"} {
		if got := h.doors("333-333", nick)[1]; got != "not_found" {
			t.Errorf("%s at a door that is none: %q", nick, got)
		}
	}
	if got := h.doors(place.Room, "Mina")[1]; got != "taken" {
		t.Errorf("with the code: %q", got)
	}
	teacher.Do(wire.VerbLock, wire.Lock{Locked: true})
	for _, nick := range []string{"Mina", "Nobody"} {
		if got := h.doors(place.Room, nick)[1]; got != "locked" {
			t.Errorf("%s at a locked door: %q", nick, got)
		}
	}
}
