package e2e

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// room is six players: two people with browsers, four with programs of their own.
type room struct {
	*testing.T
	s       *server
	teacher *webtest.Tab
	watcher *webtest.Tab
	tabs    []*webtest.Tab   // RUS CHN USA JPN
	pages   map[string]*page // PRK KOR
	sealed  map[string][]int // the line each program sealed, by turn from 1
}

func openRoom(t *testing.T, bodies map[string]any) *room {
	t.Helper()
	r := &room{T: t, s: startServer(t), pages: map[string]*page{}, sealed: map[string][]int{}}
	body := map[string]any{"scenario": "november-2024", "arm": "2024", "mode": "room", "bot": "hold", "turns": 6, "seed": "7"}
	for k, v := range bodies {
		body[k] = v
	}
	r.teacher = webtest.Open(t, webtest.Create(t, r.s.base, body))
	for _, seat := range []string{"RUS", "CHN", "USA", "JPN"} {
		r.tabs = append(r.tabs, webtest.Open(t, webtest.Join(t, r.s.base, r.teacher.Room, "Nick of "+seat, seat)))
	}
	r.watcher = webtest.Open(t, webtest.Join(t, r.s.base, r.teacher.Room, "Watcher", ""))
	for _, seat := range []string{"PRK", "KOR"} {
		p := openPage(t, 1366, 768)
		p.join(r.s.base, r.teacher.Room, "Nick of "+seat, seat)
		r.pages[seat] = p
	}
	return r
}

// join fills in the form behind a room's address.
func (p *page) join(base, code, nick, seat string) {
	p.t.Helper()
	p.visit(base+"/join/"+strings.ToLower(strings.ReplaceAll(code, "-", "")), ".seat-grid")
	p.fill("#nick", nick)
	p.click(`.seat-grid label[data-seat="` + seat + `"]`)
	p.click(`form button[type="submit"]`)
	p.see(".seat-cards, .offer")
}

// orders lets all six give secret orders; the programs take the first legal one.
func (r *room) orders(turn int, byPage map[string][]order) {
	r.Helper()
	for seat, p := range r.pages {
		p.at(turn, "orders")
		p.click(".tab-orders")
		for _, o := range byPage[seat] {
			p.pick(o)
		}
		p.commit()
	}
	if turn == 1 {
		r.sealedSurvivesReload(byPage)
	}
	for _, tab := range r.tabs {
		tab.Arrive(turn, wire.PhaseOrders)
		line := firstLegal(r.T, tab.Legal)
		r.sealed[tab.Seat] = append(r.sealed[tab.Seat], line)
		tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{line}})
	}
	r.teacher.Arrive(turn, wire.PhaseResponse)
}

// sealedSurvivesReload: five others are still thinking, so what is sent is
// sealed; the page shows it again.
func (r *room) sealedSurvivesReload(byPage map[string][]order) {
	r.Helper()
	for seat, p := range r.pages {
		p.reload()
		contains(p, "sealed orders after a reload", p.chosen(), byPage[seat][0].name)
		contains(p, "the commit bar", p.text(".commit"), "Your orders are in")
	}
}

// answers ends the response phase: the pages send theirs, the teacher ends it.
func (r *room) answers(turn int, byPage map[string][]order) {
	r.Helper()
	for seat, p := range r.pages {
		if len(byPage[seat]) == 0 {
			continue
		}
		p.at(turn, "answers")
		p.click(".tab-orders")
		for _, o := range byPage[seat] {
			p.pick(o)
		}
		p.commit()
	}
	skip(r.T, r.teacher, turn)
}

// skip ends the answers of a turn, unless everybody has answered already.
func skip(t *testing.T, teacher *webtest.Tab, turn int) {
	t.Helper()
	id := webtest.NewID()
	teacher.Send(wire.Cmd{T: "cmd", ID: id, Verb: wire.VerbNext, Turn: &turn, Phase: wire.PhaseResponse})
	answer := teacher.Until("the answer to next", func(f webtest.Frame) bool { return f.ID == id })
	if answer.T == "nack" && answer.Code != string(wire.Late) {
		t.Fatalf("next refused: %s %s", answer.Code, answer.Reason)
	}
}

// firstLegal is the first line a bitmap allows.
func firstLegal(t *testing.T, bitmap string) int {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(bitmap)
	if err != nil {
		t.Fatal(err)
	}
	for i, b := range raw {
		if b != 0 {
			return i*8 + bits.TrailingZeros8(b)
		}
	}
	t.Fatal("nothing is legal")
	return 0
}

func marker(from, to string) string { return fmt.Sprintf("secret-from-%s-to-%s", from, to) }

// whisper sends a private message with a marker from every seat to one other.
func (r *room) whisper() {
	r.Helper()
	for _, tab := range r.tabs {
		tab.Do(wire.VerbSay, wire.Say{To: []string{next(tab.Seat)}, Text: marker(tab.Seat, next(tab.Seat))})
	}
	for seat, p := range r.pages {
		p.click(".tab-messages")
		p.until(`[...document.querySelectorAll(".composer .target")].some(b => b.innerText.includes(%q) && (b.click(), true))`, names[next(seat)])
		p.fill("#press-text", marker(seat, next(seat)))
		p.click(`.composer button[type="submit"]`)
		p.until(`document.querySelector(".messages")?.innerText.includes(%q)`, marker(seat, next(seat)))
	}
}

var names = map[string]string{"RUS": "Russia", "CHN": "China", "USA": "United States", "PRK": "North Korea", "KOR": "South Korea", "JPN": "Japan"}

func next(seat string) string { return wire.Seats[(wire.SeatIndex(seat)+1)%len(wire.Seats)] }

// audiences gives every frame each seat was sent; the watcher is no seat.
func (r *room) audiences() map[string][]string {
	out := map[string][]string{}
	for _, tab := range append([]*webtest.Tab{r.watcher}, r.tabs...) {
		tab.Arrive(4, wire.PhaseOrders)
		for _, f := range tab.Heard {
			out[tab.Seat] = append(out[tab.Seat], f.Raw)
		}
	}
	for seat, p := range r.pages {
		p.at(4, "orders")
		out[seat] = p.heard()
	}
	return out
}

// A room of six plays the shelling over three turns; no frame sent to one seat
// holds what belongs to another.
func TestRoomOfSixKeepsSecrets(t *testing.T) {
	t.Parallel()
	r := openRoom(t, nil)
	r.pages["KOR"].shot("room-waiting")
	r.teacher.Do(wire.VerbStart, wire.None{})
	alertPRK := order{"Raise alert, to North Korea", "raise alert"}
	r.orders(1, map[string][]order{"PRK": {alert}, "KOR": {alertPRK}})
	r.whisper()
	r.answers(1, nil)
	r.orders(2, map[string][]order{"PRK": {shelling}, "KOR": nil})
	r.answers(2, map[string][]order{"PRK": {war}, "KOR": {{"Declare a state of war, to North Korea", "state of war"}}})
	r.orders(3, map[string][]order{"PRK": {askHelp}, "KOR": {{"Limited strike, to North Korea, Wonsan", "limited strike"}}})
	r.pages["PRK"].standing(map[string]string{"RD24-4": "disputed", "CD61-2b": "disputed"})
	r.pages["PRK"].shot("room-war")
	r.answers(3, nil)
	for seat, frames := range r.audiences() {
		r.inspect(seat, frames)
	}
}

// inspect searches one audience's frames for what belongs to others.
func (r *room) inspect(seat string, frames []string) {
	r.Helper()
	if len(frames) < 8 {
		r.Errorf("%s: only %d frames were caught", seat, len(frames))
	}
	for _, raw := range frames {
		var f webtest.Frame
		if err := json.Unmarshal([]byte(raw), &f); err != nil {
			r.Fatal(err)
		}
		if f.K == wire.KindSent && r.pages[seat] == nil {
			r.own(seat, f)
		}
	}
	all := strings.Join(frames, "\n")
	for _, from := range wire.Seats {
		if mine := seat == from || seat == next(from); strings.Contains(all, marker(from, next(from))) != mine {
			r.Errorf("the frames of %q hold the message of %s to %s: %v", seat, from, next(from), !mine)
		}
	}
	for _, tab := range append([]*webtest.Tab{r.teacher, r.watcher}, r.tabs...) {
		if strings.Contains(all, tab.Token) {
			r.Errorf("the frames of %q hold the token of %q", seat, tab.Seat)
		}
	}
}

// own checks that a sealed set a program was sent is the one it gave.
func (r *room) own(seat string, f webtest.Frame) {
	r.Helper()
	var sent wire.Sent
	if err := json.Unmarshal(f.B, &sent); err != nil {
		r.Fatal(err)
	}
	given := r.sealed[seat] // the watcher gave none
	if sent.Phase == wire.PhaseOrders && (len(given) < sent.Turn || !slices.Equal(sent.Lines, given[sent.Turn-1:sent.Turn])) {
		r.Errorf("%q was sent a sealed set that is not its own: %s", seat, f.Raw)
	}
}
