package web_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// world is one of two servers that differ only in what one seat does in secret.
// Whatever the others are told there is kept, with the names that are drawn at
// random (room, match, members, tokens) masked by names of the same length.
type world struct {
	*house
	teacher, a, ally *webtest.Tab
	others           []*watcher
	masks            map[string]string
	told             map[string][]string
	sent, room       int
}

// watcher is somebody who must not learn of the secrets.
type watcher struct {
	who string
	tab *webtest.Tab
}

// sit makes a room in which one seat has secrets and tells some to an ally.
// Two other seats and a spectator look on; bots play the rest.
func (h *house) sit(a, ally string, more map[string]any) *world {
	h.Helper()
	w := &world{house: h, masks: map[string]string{}, told: map[string][]string{}}
	w.mask(h.addr(), "server")
	body := map[string]any{"mode": "room", "bot": "random", "turns": 4, "seed": "7"}
	maps.Copy(body, more)
	w.teacher = webtest.Open(h, w.met("teacher", webtest.Create(h, h.base, body)))
	w.a, w.ally = w.enter("a", a), w.enter("ally", ally)
	for _, seat := range []string{"PRK", "JPN", ""} {
		w.watch(seat)
	}
	w.teacher.Do(wire.VerbStart, wire.None{})
	w.hear()
	return w
}

func (w *world) enter(nick, seat string) *webtest.Tab {
	w.Helper()
	w.clock.Advance(time.Second) // who came first stays first after a restart
	return webtest.Open(w, w.met(nick, webtest.Join(w, w.base, w.teacher.Room, nick, seat)))
}

// watch lets somebody in who looks on from now on.
func (w *world) watch(seat string) {
	w.Helper()
	who := fmt.Sprintf("watcher %d %s", len(w.others), seat)
	tab := w.enter(who, seat)
	w.others = append(w.others, &watcher{who, tab})
	w.keep(who, tab.Heard)
}

func (w *world) met(nick string, p webtest.Place) webtest.Place {
	w.mask(p.Room, "room")
	w.mask(p.Match, "match")
	w.mask(p.Member, "member "+nick)
	w.mask(p.Token, "token "+nick)
	return p
}

// mask hides a random name behind one that is the same in both worlds, and as
// long. Ports may differ in length, and are in no frame.
func (w *world) mask(random, name string) {
	if w.masks[random] == "" {
		w.masks[random] = fmt.Sprintf("%-*.*s", len(random), len(random), name)
	}
}

func (w *world) masked(text string) string {
	for random, name := range w.masks {
		text = strings.ReplaceAll(text, random, name)
	}
	return text
}

// keep adds frames to what somebody was told. The room and the match write to a
// socket from two goroutines: each one's frames have an order, both together
// have none, in one world as in two.
func (w *world) keep(who string, frames []webtest.Frame) {
	for _, f := range frames {
		lane := who
		if f.T == "room" {
			lane += ", of the room"
		}
		if f.Epoch != "" {
			w.mask(f.Epoch, "epoch "+who)
		}
		w.told[lane] = append(w.told[lane], w.masked(f.Raw))
	}
}

// calm waits until what was done has reached every queue: the match and then
// the room have dealt with it.
func (w *world) calm() {
	w.Helper()
	room, refused := w.lobby.Room(w.Context(), w.teacher.Room)
	if refused != nil {
		w.Fatal(refused)
	}
	if _, refused := room.Match().Peek(w.Context()); refused != nil {
		w.Fatal(refused)
	}
	for range 2 { // the second is answered when the frames of the first are out
		if _, refused := room.Info(w.Context()); refused != nil {
			w.Fatal(refused)
		}
	}
}

// hear keeps everything that has reached the others by now.
func (w *world) hear() {
	w.Helper()
	w.calm()
	for _, o := range w.others {
		from := len(o.tab.Heard)
		w.ping(o.tab)
		w.keep(o.who, o.tab.Heard[from:])
	}
	for _, tab := range []*webtest.Tab{w.teacher, w.a, w.ally} {
		w.ping(tab)
	}
}

func (w *world) ping(tab *webtest.Tab) {
	w.Helper()
	tab.Send(wire.Ping{T: "ping", N: 1})
	tab.Until("a pong", func(f webtest.Frame) bool { return f.T == "pong" })
}

// says lets a watcher send a command under an id that is the same in both worlds.
func (w *world) says(o *watcher, verb string, body any) {
	w.Helper()
	w.sent++
	from := len(o.tab.Heard)
	o.tab.CommandAs(fmt.Sprintf("01936d7a-7b3c-7c00-8000-%012d", w.sent), verb, body)
	w.keep(o.who, o.tab.Heard[from:])
}

// asks keeps the whole answer to a request: status, headers and body.
func (w *world) asks(o *watcher, method, path, body string) {
	w.Helper()
	req, err := http.NewRequest(method, w.base+path, strings.NewReader(body))
	if err != nil {
		w.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+o.tab.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		w.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		w.Fatal(err)
	}
	resp.Header.Del("Date")
	w.told[o.who] = append(w.told[o.who], w.masked(fmt.Sprint(method, " ", path, ": ", resp.StatusCode, resp.Header, resp.ContentLength, string(text))))
}

// live is what the others do in a phase, the same in both worlds: they ask,
// err, talk, come back, open a second tab, and somebody comes late.
func (w *world) live() {
	w.Helper()
	w.hear()
	w.teacher.Do(wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "ten minutes left"})
	match := "/api/matches/" + w.teacher.Match
	for _, o := range w.others {
		for _, path := range []string{"/why?clause=RD24-4", "/why?event=1", "/why?event=999", "/why?duty=1", "/why?clause=UK53-3&as=" + w.a.Seat,
			"/replay", "/replay?as=" + w.a.Seat, "/record", "/compare"} {
			w.asks(o, "GET", match+path, "")
		}
		w.asks(o, "POST", match+"/preview", `{"lines":[0,7,19,100000]}`)
		w.asks(o, "GET", "/api/rooms/"+w.teacher.Room, "")
		w.asks(o, "GET", "/api/replays", "")
		w.says(o, wire.VerbOrders, wire.Orders{Lines: []int{100000}})
		w.says(o, wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{{Duty: 1, Choice: "DENY"}}})
		w.says(o, wire.VerbSay, wire.Say{To: []string{w.ally.Seat}, Text: "what now?"})
		w.back(o)
	}
	w.watch("")
	w.hear()
}

// back lets a watcher lose its socket and resume, and then come as a stranger to
// the past who needs a snapshot.
func (w *world) back(o *watcher) {
	w.Helper()
	o.tab.Conn.Close()
	from := len(o.tab.Heard)
	o.tab.Resume()
	w.keep(o.who, o.tab.Heard[from:])
	second := webtest.Open(w, o.tab.Place)
	w.keep(o.who, second.Heard)
	second.Conn.Close()
}

// leave closes the tabs, so that another room can follow in the same house.
func (w *world) leave() {
	for _, o := range w.others {
		o.tab.Conn.Close()
	}
	for _, tab := range []*webtest.Tab{w.teacher, w.a, w.ally} {
		tab.Conn.Close()
	}
}

// differs describes the first difference in what anybody was told.
func differs(one, two *world) string {
	for _, who := range slices.Sorted(maps.Keys(one.told)) {
		a, b := one.told[who], two.told[who]
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] {
				return fmt.Sprintf("%s is told, as number %d,\n%s\nor\n%s", who, i, around(a[i], b[i]), around(b[i], a[i]))
			}
		}
		if len(a) != len(b) {
			return fmt.Sprintf("%s is told %d things or %d; the first more is %.300s", who, len(a), len(b), append(a[min(len(a), len(b)):], b[min(len(a), len(b)):]...)[0])
		}
	}
	return ""
}

// around is where a text leaves another.
func around(text, other string) string {
	i := 0
	for i < min(len(text), len(other)) && text[i] == other[i] {
		i++
	}
	return text[max(0, i-160):min(len(text), i+160)]
}

// lines are the orders open to a tab's seat.
func lines(tab *webtest.Tab) (out []int) {
	var legal []byte
	if err := json.Unmarshal([]byte(`"`+tab.Legal+`"`), &legal); err != nil {
		tab.Fatal(err)
	}
	for i := range 8 * len(legal) {
		if legal[i/8]>>(i%8)&1 == 1 {
			out = append(out, i)
		}
	}
	return out
}

var _ testing.TB = (*world)(nil)
