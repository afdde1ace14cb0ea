package web_test

import (
	"net"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

func (h *house) listenAgain(addr string) {
	h.Helper()
	h.http.Listener.Close()
	l, err := net.Listen("tcp", addr)
	if err != nil {
		h.Fatal(err)
	}
	h.http.Listener = l
}

func (h *house) room(seats ...string) (teacher *webtest.Tab, players []*webtest.Tab) {
	h.Helper()
	place := webtest.Create(h, h.base, map[string]any{"mode": "room", "bot": "hold", "turns": 4, "seed": "7"})
	teacher = webtest.Open(h, place)
	for i, seat := range seats {
		nick := "Player " + string(rune('A'+i))
		players = append(players, webtest.Open(h, webtest.Join(h, h.base, place.Room, nick, seat)))
	}
	return teacher, players
}

// Four people and a teacher play three turns together.
func TestRoomPlaysThreeTurns(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK", "USA", "JPN")
	teacher.Do(wire.VerbStart, wire.None{})
	for turn := 1; turn <= 3; turn++ {
		for _, p := range players {
			p.Arrive(turn, "orders")
			p.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
		}
	}
	for _, p := range append(players, teacher) {
		p.Arrive(4, "orders")
	}
	last := teacher.Until("a room at turn 4", func(f webtest.Frame) bool { return f.T == "room" && f.Room.Turn == 4 })
	if last.Room.Clock.State != "off" || last.Room.Seats[0].Bot != "hold" || last.Room.Seats[4].Bot != "" {
		t.Fatalf("the room shows %+v", last.Room)
	}
}

func TestSoloStartsAtOnce(t *testing.T) {
	h := build(t)
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "random", "turns": 2}))
	if tab.Role != "player" || tab.Seat != "KOR" || tab.Turn != 1 || tab.Phase != "orders" || tab.Legal == "" {
		t.Fatalf("solo begins as %s at turn %d, %s", tab.Role, tab.Turn, tab.Phase)
	}
	for !tab.Over {
		tab.Do(wire.VerbNext, wire.None{}) // what it reveals comes before the ack
	}
	h.looksBack(tab.Place)
}

// looksBack opens the finished match as a list entry, a replay and a file.
func (h *house) looksBack(p webtest.Place) {
	h.Helper()
	var list []struct {
		ID    string
		Turns int
	}
	webtest.Get(h, h.base+"/api/replays", p.Token, &list)
	if len(list) != 1 || list[0].ID != p.Match {
		h.Fatalf("finished matches: %+v", list)
	}
	var rep struct {
		Catalogue string
		Steps     []struct{ View struct{ As string } }
	}
	if status, code := webtest.Get(h, h.base+"/api/matches/"+p.Match+"/replay?as=PRK", p.Token, &rep); status != 200 || len(rep.Steps) < 3 || rep.Steps[0].View.As != "PRK" {
		h.Fatalf("replay: %d %s, %d steps", status, code, len(rep.Steps))
	}
	var catalogue struct{ Hash string }
	if webtest.Get(h, h.base+"/api/packs/"+rep.Catalogue, "", &catalogue); catalogue.Hash != rep.Catalogue {
		h.Fatalf("catalogue %q for %q", catalogue.Hash, rep.Catalogue)
	}
	file := p.Record(h)
	var opened struct{ Replay string }
	if status, code := h.upload(file, &opened); status != 200 {
		h.Fatalf("the record does not open: %d %s", status, code)
	}
	if status, _ := webtest.Get(h, h.base+"/api/replays/"+opened.Replay+"?as=all", "", nil); status != 200 {
		h.Fatalf("the opened record is not there: %d", status)
	}
	for where, id := range map[string]string{"on the server": p.Match, "from the file": opened.Replay} {
		var x struct{ Verdict string }
		url := h.base + "/api/matches/" + id + "/why?clause=RD24-4&as=PRK&turn=2&phase=orders"
		if status, code := webtest.Get(h, url, p.Token, &x); status != 200 || x.Verdict == "" {
			h.Fatalf("why in the replay %s: %d %s", where, status, code)
		}
	}
	damaged := strings.Replace(file, `"verb":"advance"`, `"verb":"withdraw"`, 1)
	if status, code := h.upload(damaged, nil); status != 400 || code != "malformed" {
		h.Fatalf("a damaged record opened: %d %s", status, code)
	}
}

func TestCodesAndNicks(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	bare := strings.ReplaceAll(place.Room, "-", "")
	for i, typed := range []string{place.Room, strings.ToLower(place.Room), bare, strings.ToLower(bare), bare[:3] + "%20" + bare[3:]} {
		webtest.Join(t, h.base, typed, "Name "+string(rune('A'+i)), "")
	}
	join := h.base + "/api/rooms/" + place.Room + "/join"
	cases := []struct {
		name, nick, seat, code string
	}{
		{"a name that is taken", "name a", "", "taken"},
		{"a name that looks taken", "Ｎame\u200b A", "", "taken"},
		{"an empty name", " \t ", "", "malformed"},
		{"an invisible name", "\u200b\u200d\u202e", "", "malformed"},
		{"a long name", strings.Repeat("x", 25), "", "too_big"},
		{"a seat that does not exist", "Bob", "FRA", "malformed"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, code := webtest.Post(t, join, "", map[string]any{"nick": c.nick, "seat": c.seat}, nil); code != c.code {
				t.Fatalf("answered %q, want %q", code, c.code)
			}
		})
	}
	for _, wrong := range []string{"AAA-AAA", "KX7", place.Room + "3", "333-333"} {
		if status, code := webtest.Get(t, h.base+"/api/rooms/"+wrong, "", nil); status != 404 || code != "not_found" {
			t.Fatalf("the code %s: %d %s", wrong, status, code)
		}
	}
}

func TestFacilitatorRunsTheRoom(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room", "bot": "hold", "timer": 60, "turns": 4})
	teacher := webtest.Open(t, place)
	mina := webtest.Open(t, webtest.Join(t, h.base, place.Room, "Mina", "KOR"))
	jun := webtest.Open(t, webtest.Join(t, h.base, place.Room, "Jun", "KOR"))

	teacher.Do(wire.VerbRename, wire.Rename{Member: jun.Member, Nick: "Jun Ho"})
	teacher.Do(wire.VerbLock, wire.Lock{Locked: true})
	if _, code := webtest.Post(t, h.base+"/api/rooms/"+place.Room+"/join", "", map[string]any{"nick": "Late"}, nil); code != "locked" {
		t.Fatalf("somebody joined a locked room: %q", code)
	}
	teacher.Do(wire.VerbBot, wire.SetBot{Seat: "KOR", Bot: "random"})
	taken := mina.Until("a bot at KOR", func(f webtest.Frame) bool { return f.T == "room" && f.Room.Seats[4].Bot == "random" })
	if !taken.Room.Locked || len(taken.Room.Seats[4].Members) != 2 {
		t.Fatalf("the room shows %+v", taken.Room)
	}
	teacher.Do(wire.VerbBot, wire.SetBot{Seat: "KOR"})
	teacher.Do(wire.VerbStart, wire.None{})
	teacher.Do(wire.VerbPause, wire.None{})
	mina.Until("a pause", func(f webtest.Frame) bool { return f.Room.Clock.State == "paused" })
	teacher.Do(wire.VerbExtend, wire.Extend{Seconds: 120})
	teacher.Do(wire.VerbResume, wire.None{})
	h.clock.Advance(180 * time.Second)
	mina.Arrive(2, "orders")

	teacher.Do(wire.VerbSeat, wire.SetSeat{Member: jun.Member, Seat: "JPN"})
	if code := jun.Ended(); code != int(wire.CloseMoved) {
		t.Fatalf("the moved member's socket ended with %d", code)
	}
	if f := jun.Resume(); f.T != "snapshot" || !strings.Contains(string(f.View), `"as":"JPN"`) {
		t.Fatalf("the moved member resumed with %.80s", f.Raw)
	}
	teacher.Do(wire.VerbKick, wire.Kick{Member: jun.Member})
	if code := jun.Ended(); code != int(wire.CloseKicked) {
		t.Fatalf("the removed member's socket ended with %d", code)
	}
	if status, code := webtest.Post(t, h.base+"/api/tickets", jun.Token, struct{}{}, nil); status != 403 || code != "forbidden" {
		t.Fatalf("the removed member still gets tickets: %d %s", status, code)
	}
}

// A whole class joins from behind one address within a minute.
func TestSecurity11AClassGetsIn(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	var tabs []*webtest.Tab
	for i := range 90 {
		p := webtest.Join(t, h.base, place.Room, "Pupil "+string(rune('A'+i/10))+string(rune('0'+i%10)), wire.Seats[i%6])
		tabs = append(tabs, webtest.Open(t, p))
	}
	for i := range 30 {
		webtest.Join(t, h.base, place.Room, "Parent "+string(rune('A'+i/10))+string(rune('0'+i%10)), "")
	}
	if _, code := webtest.Post(t, h.base+"/api/rooms/"+place.Room+"/join", "", map[string]any{"nick": "one more"}, nil); code != "rate" {
		t.Fatalf("the 121st join in a minute: %q", code)
	}
	tabs[0].Command(wire.VerbReady, wire.Ready{Ready: true}) // all sockets live
	for _, tab := range tabs {
		tab.Conn.Close()
	}
}

func (h *house) upload(text string, out any) (int, string) {
	h.Helper()
	return webtest.PostText(h, h.base+"/api/replays", text, out)
}
