package web_test

import (
	"strings"
	"testing"
	"time"

	"casus/server/lobby"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// outside checks that a place is worth nothing any more.
func (h *house) outside(p webtest.Place) {
	h.Helper()
	for _, path := range []string{"/why?clause=RD24-4", "/record", "/replay?as=all", "/compare"} {
		if status, code := webtest.Get(h, h.base+"/api/matches/"+p.Match+path, p.Token, nil); status != 403 || code != "forbidden" {
			h.Errorf("%s: %d %s", path, status, code)
		}
	}
	for path, body := range map[string]any{"/api/tickets": struct{}{}, "/api/matches/" + p.Match + "/preview": wire.Orders{Lines: []int{}}} {
		if status, code := webtest.Post(h, h.base+path, p.Token, body, nil); status != 403 || code != "forbidden" {
			h.Errorf("%s: %d %s", path, status, code)
		}
	}
	var list []any
	if webtest.Get(h, h.base+"/api/replays", p.Token, &list); len(list) != 0 {
		h.Errorf("the place still has matches: %v", list)
	}
}

// rest gives the frames from now to the end of a socket, and its close code.
func rest(tab *webtest.Tab) (frames string, code int) {
	from := len(tab.Heard)
	code = tab.Ended()
	for _, f := range tab.Heard[from:] {
		frames += f.Raw + "\n"
	}
	return frames, code
}

// Who is removed is out at once, with all sockets, and with the token: what is
// said after the leader's command was acknowledged never reaches them.
func TestSecurity04Kick(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "KOR", "PRK")
	mina, jun, prk := players[0], players[1], players[2]
	phone := webtest.Open(t, jun.Place)
	teacher.Do(wire.VerbStart, wire.None{})
	teacher.Do(wire.VerbKick, wire.Kick{Member: jun.Member})
	prk.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "after-the-kick"})
	mina.Until("the message", func(f webtest.Frame) bool { return f.K == wire.KindMessage })
	for _, tab := range []*webtest.Tab{jun, phone} {
		frames, code := rest(tab)
		if code != int(wire.CloseKicked) {
			t.Errorf("closed with %d", code)
		}
		if strings.Contains(frames, "after-the-kick") {
			t.Error("a message came after the kick")
		}
	}
	h.outside(jun.Place)
	h.shut()
	h.open(h.addr())
	h.outside(jun.Place)
}

// Who is moved sees the new place and nothing of the old one.
func TestSecurity04RoleChange(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "KOR", "PRK")
	mina, jun, prk := players[0], players[1], players[2]
	teacher.Do(wire.VerbStart, wire.None{})
	prk.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "for-korea-alone"})
	teacher.Do(wire.VerbSeat, wire.SetSeat{Member: jun.Member, Seat: "JPN"})
	prk.Do(wire.VerbSay, wire.Say{To: []string{"KOR"}, Text: "after-the-move"})
	mina.Until("both messages", func(f webtest.Frame) bool { return strings.Contains(f.Raw, "after-the-move") })
	if frames, code := rest(jun); code != int(wire.CloseMoved) || strings.Contains(frames, "after-the-move") {
		t.Errorf("closed with %d after %s", code, frames)
	}
	before := len(jun.Heard)
	if f := jun.Resume(); f.T != "snapshot" || !strings.Contains(string(f.View), `"as":"JPN"`) {
		t.Fatalf("resumed with %.80s", f.Raw)
	}
	jun.Command(wire.VerbSay, wire.Say{To: []string{"RUS"}, Text: "from Japan"})
	for _, f := range jun.Heard[before:] {
		if strings.Contains(f.Raw, "for-korea-alone") || strings.Contains(f.Raw, "after-the-move") {
			t.Errorf("the new place sees the old one's: %s", f.Raw)
		}
	}
	teacher.Do(wire.VerbSeat, wire.SetSeat{Member: jun.Member})
	if code := jun.Ended(); code != int(wire.CloseMoved) {
		t.Errorf("closed with %d", code)
	}
	jun.Connect()
	if f := jun.Command(wire.VerbOrders, wire.Orders{Lines: []int{}}); f.Code != "forbidden" {
		t.Errorf("an observer gives orders: %s", f.Raw)
	}
}

// A place holds for half a year; then its open sockets end, and its token and
// tickets open nothing.
func TestSecurity04SessionExpires(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR")
	teacher.Do(wire.VerbStart, wire.None{})
	old := players[0]
	h.clock.Advance(lobby.PlaceLife - time.Second)
	young := webtest.Open(t, webtest.Join(t, h.base, teacher.Room, "Newcomer", "PRK"))
	ticket := old.Ticket(t)
	h.clock.Advance(time.Second)
	for name, tab := range map[string]*webtest.Tab{"player": old, "leader": teacher} {
		if code := tab.Ended(); code != int(wire.CloseTicket) {
			t.Errorf("the %s's socket ended with %d", name, code)
		}
		h.outside(tab.Place)
	}
	if code := h.knock(ticket); code != int(wire.CloseTicket) {
		t.Errorf("a ticket of a place that ran out: %d", code)
	}
	young.Do(wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "still here"})
	h.clock.Advance(lobby.PlaceLife - time.Second)
	if code := young.Ended(); code != int(wire.CloseTicket) {
		t.Errorf("the younger place ended with %d", code)
	}
}

// The end of a match ends every right to change it, and opens it to its room
// alone.
func TestSecurity04EndOfMatch(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR")
	teacher.Do(wire.VerbStart, wire.None{})
	for !teacher.Over {
		teacher.Do(wire.VerbNext, wire.None{})
		h.clock.Advance(time.Second)
	}
	lines := h.lines(teacher.Match)
	for verb, body := range map[string]any{wire.VerbOrders: wire.Orders{Lines: []int{}}, wire.VerbSay: wire.Say{To: []string{"ALL"}, Text: "late"}, wire.VerbReady: wire.Ready{Ready: true}} {
		if f := players[0].Command(verb, body); f.Code != "over" {
			t.Errorf("%s after the end: %s", verb, f.Raw)
		}
	}
	if f := teacher.Command(wire.VerbNext, wire.None{}); f.Code != "over" {
		t.Errorf("next after the end: %s", f.Raw)
	}
	if after := h.lines(teacher.Match); after != lines {
		t.Errorf("%d lines came after the end", after-lines)
	}
	if status, code := webtest.Get(t, h.base+"/api/matches/"+teacher.Match+"/replay?as=all", players[0].Token, nil); status != 200 {
		t.Errorf("its player cannot look back: %d %s", status, code)
	}
	stranger := teacher.Place
	stranger.Token = "invented"
	h.outside(stranger)
}
