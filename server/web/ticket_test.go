package web_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// knock opens a socket and says hello with a ticket: 0 when it was let in, else
// the close code.
func (h *house) knock(ticket string) int {
	h.Helper()
	conn, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
	if err != nil {
		h.Fatal(err)
	}
	defer conn.Close()
	tab := &webtest.Tab{TB: h.T, Conn: conn}
	tab.Send(wire.Hello{T: "hello", Ticket: ticket})
	f, err := tab.Next()
	switch e, closed := err.(*websocket.CloseError); {
	case closed:
		return e.Code
	case err != nil:
		h.Fatalf("no close frame: %v", err)
	case f.T != "welcome":
		h.Fatalf("greeted with %s", f.Raw)
	}
	return 0
}

// A ticket opens one socket, soon, for one member of one room. What is not one
// is refused in the same way, whatever is wrong with it.
func TestSecurity03Tickets(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK")
	kor, prk := players[0], players[1]
	used, old := kor.Ticket(t), kor.Ticket(t)
	if code := h.knock(used); code != 0 {
		t.Fatalf("a fresh ticket: %d", code)
	}
	h.clock.Advance(29 * time.Second)
	young := prk.Ticket(t)
	h.clock.Advance(time.Second) // the old one is 30 seconds old now
	kicked := prk.Ticket(t)
	if code := h.knock(young); code != 0 {
		t.Fatalf("a ticket of one second: %d", code)
	}
	teacher.Do(wire.VerbKick, wire.Kick{Member: prk.Member})
	for name, ticket := range map[string]string{"used": used, "expired": old, "invented": "abc", "empty": "", "a token": kor.Token,
		"of a member who was removed": kicked} {
		if code := h.knock(ticket); code != int(wire.CloseTicket) {
			t.Errorf("the ticket that is %s: %d", name, code)
		}
	}
	h.notInLog(kor.Token, prk.Token, teacher.Token, used, old, young, kicked)
}

// A ticket opens the room it was given for: another match cannot be followed
// with it, and the place is that of the member it was given to.
func TestSecurity03TicketOfAnotherMatch(t *testing.T) {
	h := build(t)
	_, players := h.room("KOR")
	other := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "PRK", "bot": "hold"})
	tab := players[0]
	tab.Send(wire.Sub{T: "sub", Match: other.Match})
	if f := tab.Until("a refusal", func(f webtest.Frame) bool { return f.T == "nack" || f.T == "snapshot" }); f.Code != "not_found" {
		t.Errorf("another match is followed: %s", f.Raw)
	}
	for _, path := range []string{"/why?clause=RD24-4", "/record", "/replay?as=all", "/compare"} {
		if _, code := webtest.Get(t, h.base+"/api/matches/"+other.Match+path, tab.Token, nil); code != "not_found" {
			t.Errorf("%s of another match: %q", path, code)
		}
	}
	again := &webtest.Tab{TB: t, Place: tab.Place}
	again.Connect()
	if w := again.Heard[0]; w.Seat != "KOR" || w.Role != "player" || w.Room.Match != tab.Match {
		t.Errorf("the ticket's place: %s", w.Raw)
	}
}

// Who says nothing, or something else than hello, is not waited for.
func TestSecurity03LateHello(t *testing.T) {
	h := build(t, func(h *house) { h.limits.HelloWithin = 50 * time.Millisecond })
	place := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	silent, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	ticket := place.Ticket(t)
	if code := closeCode(t, silent); code != int(wire.CloseTicket) {
		t.Errorf("without a hello: %d", code)
	}
	if err := silent.WriteMessage(websocket.TextMessage, wire.Write(wire.Hello{T: "hello", Ticket: ticket})); err == nil {
		if _, _, err := silent.ReadMessage(); err == nil {
			t.Error("a late hello was answered")
		}
	}
	for name, frame := range map[string]any{"a ping": wire.Ping{T: "ping"}, "a command": wire.Cmd{T: "cmd", ID: webtest.NewID(), Verb: "next"}} {
		conn, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if err := conn.WriteMessage(websocket.TextMessage, wire.Write(frame)); err != nil {
			t.Fatal(err)
		}
		if code := closeCode(t, conn); code != int(wire.CloseProtocol) {
			t.Errorf("%s before hello: %d", name, code)
		}
	}
}

// notInLog looks through everything that was logged.
func (h *house) notInLog(secrets ...string) {
	h.Helper()
	for _, e := range h.logs.All() {
		line := fmt.Sprint(e.Message, e.ContextMap())
		for _, s := range secrets {
			if strings.Contains(line, s) {
				h.Errorf("a secret is in the log: %s", line)
			}
		}
	}
}

// closeCode says with which code a socket that failed to greet was closed.
func closeCode(t *testing.T, conn *websocket.Conn) int {
	t.Helper()
	_, _, err := conn.ReadMessage()
	if e, ok := err.(*websocket.CloseError); ok {
		return e.Code
	}
	t.Fatalf("no close frame: %v", err)
	return 0
}
