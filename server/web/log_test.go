package web_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// logged gives the lines with a message.
func (h *house) logged(message string) (fields []map[string]any) {
	for _, e := range h.logs.FilterMessage(message).All() {
		fields = append(fields, e.ContextMap())
	}
	return fields
}

// A day in a room leaves a trace: who came, was let in, was denied, was limited
// and left, by ids; and nothing of what anybody wrote or holds.
func TestSecurity16LogsHaveEventsAndNoSecrets(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK")
	kor, prk := players[0], players[1]
	teacher.Do(wire.VerbStart, wire.None{})
	kor.Do(wire.VerbSay, wire.Say{To: []string{"PRK"}, Text: "the-words-of-a-message"})
	teacher.Do(wire.VerbRename, wire.Rename{Member: prk.Member, Nick: "The-New-Name"})
	kor.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	if f := kor.Command(wire.VerbKick, wire.Kick{Member: prk.Member}); f.Code != denied {
		t.Fatal(f.Raw)
	}
	ticket := kor.Ticket(t)
	h.knock("not-a-real-ticket")
	if _, _, err := webtest.Dial(h.base, "http://evil.example", wire.Subprotocol); err == nil {
		t.Fatal("another page got in")
	}
	webtest.Post(t, h.base+"/api/rooms/"+teacher.Room+"/join", "", map[string]any{"nick": "The-New-Name"}, nil)
	for range h.limits.Misses + 1 {
		webtest.Get(t, h.base+"/api/rooms/333-333", "", nil)
	}
	for range 25 {
		kor.Command(wire.VerbReady, wire.Ready{})
	}
	postAs(t, h.base+"/api/tickets", "http://evil.example")
	teacher.Do(wire.VerbSeat, wire.SetSeat{Member: prk.Member, Seat: "JPN"})
	prk.Ended()
	teacher.Do(wire.VerbKick, wire.Kick{Member: kor.Member})
	kor.Ended()
	h.door.Drain(t.Context()) // what ends a socket is logged when it has ended
	for message, member := range map[string]string{"room made": teacher.Member, "member joined": kor.Member, "socket joined": kor.Member, "socket ended": kor.Member,
		"command denied": kor.Member, "commands limited": kor.Member, "member moved": prk.Member, "member removed": kor.Member,
		"socket denied": "", "request of another page denied": "", "code missed": "", "codes limited": ""} {
		found := false
		for _, line := range h.logged(message) {
			ids := line["match"] == teacher.Match && line["member"] == member
			found = found || ids || member == "" && line["addr"] == "127.0.0.1"
		}
		if !found {
			t.Errorf("no line %q about %q: %v", message, member, h.logged(message))
		}
	}
	h.notInLog(teacher.Token, kor.Token, prk.Token, ticket, "not-a-real-ticket", "the-words", "The-New-Name", "Player A", "Player B", "Leader",
		teacher.Room, strings.ReplaceAll(teacher.Room, "-", ""), "evil.example", `"lines"`)
}

// Who makes much noise fills no disk: an address has so many lines, then five a
// second.
func TestSecurity16NoiseIsBounded(t *testing.T) {
	h := build(t)
	for range 700 {
		if resp, err := http.Post(h.base+"/api/rooms/333-333/join", "application/json", strings.NewReader(`{}`)); err != nil {
			t.Fatal(err)
		} else {
			resp.Body.Close()
		}
	}
	if n := h.logs.Len(); n != 600 {
		t.Errorf("%d lines", n)
	}
	h.clock.Advance(time.Second)
	h.asks("/api/rooms/333-333")
	if n := h.logs.Len(); n != 601 {
		t.Errorf("%d lines a second later", n)
	}
}
