package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"casus/server/match"
	"casus/server/web/webtest"
	"casus/server/wire"
)

// together lets all begin at the same moment and waits for the last.
func together(n int, do func(i int)) {
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { <-begin; do(i) })
	}
	close(begin)
	all.Wait()
}

// join asks for a place without a test to fail: it may run in any goroutine.
func join(base, code, nick string) (string, error) {
	body := fmt.Sprintf(`{"nick":%q,"seat":"KOR"}`, nick)
	resp, err := http.Post(base+"/api/rooms/"+code+"/join", "application/json", strings.NewReader(body))
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var out struct{ Code string }
	return out.Code, json.NewDecoder(resp.Body).Decode(&out)
}

// race lets eight join at once and counts the answers.
func (h *house) race(code string, nick func(i int) string) map[string]int {
	h.Helper()
	var mu sync.Mutex
	got := map[string]int{}
	together(8, func(i int) {
		answer, err := join(h.base, code, nick(i))
		mu.Lock()
		defer mu.Unlock()
		if err != nil {
			h.Error(err)
		}
		got[answer]++
	})
	return got
}

// Of eight who want the last place of a room one gets it; of eight who want one
// name, one.
func TestSecurity10LastPlace(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	if got := h.race(place.Room, func(int) string { return "Mina" }); got[""] != 1 || got["taken"] != 7 {
		t.Errorf("one name for eight: %v", got)
	}
	for n := 2; n < 199; n++ { // the leader and Mina are there
		h.clock.Advance(time.Second)
		if code, err := join(h.base, place.Room, fmt.Sprint("Pupil ", n)); code != "" || err != nil {
			t.Fatalf("pupil %d: %q %v", n, code, err)
		}
	}
	h.clock.Advance(time.Minute)
	if got := h.race(place.Room, func(i int) string { return fmt.Sprint("Last ", i) }); got[""] != 1 || got["locked"] != 7 {
		t.Errorf("one place for eight: %v", got)
	}
	members, err := h.store.ListMembers(context.Background(), place.Room)
	if err != nil || len(members) != 200 {
		t.Errorf("%d members are stored: %v", len(members), err)
	}
}

// raced sends commands at once, each on its own socket, while something else
// happens, and gives the code each was answered with.
func raced(tabs []*webtest.Tab, cmds []wire.Cmd, meanwhile func()) []string {
	codes := make([]string, len(tabs))
	together(len(tabs)+1, func(i int) {
		if i == len(tabs) {
			meanwhile()
			return
		}
		codes[i] = answer(tabs[i], cmds[i])
	})
	return codes
}

// settledIn lists whose orders of a turn the record holds.
func (h *house) settledIn(id string, turn int) map[string]bool {
	h.Helper()
	lines, _, err := match.Lines(context.Background(), h.store, id)
	if err != nil {
		h.Fatal(err)
	}
	in, open := map[string]bool{}, true
	for _, l := range lines[1:] {
		if l.Cmd == nil || l.Cmd.Turn != turn {
			continue
		}
		switch l.Cmd.Verb {
		case "orders":
			if !open {
				h.Errorf("the orders of %s stand after the turn was resolved", l.Cmd.Seat)
			}
			in[l.Cmd.Seat.String()] = true
		case "advance":
			open = false
		}
	}
	return in
}

// judge holds answers against the record: acknowledged orders stand in it once,
// before their turn is resolved, and those that came late are called late.
func (h *house) judge(tabs []*webtest.Tab, codes []string, turn int) {
	h.Helper()
	in := h.settledIn(tabs[0].Match, turn)
	for i, code := range codes {
		switch {
		case code != "" && code != "late":
			h.Errorf("%s was answered %q", tabs[i].Seat, code)
		case code == "" && !in[tabs[i].Seat]:
			h.Errorf("the orders of %s were acknowledged and are not in the record", tabs[i].Seat)
		}
	}
}

// Orders that arrive at the deadline are in the turn or late, never both.
func TestSecurity10OrdersAtTheDeadline(t *testing.T) {
	h := build(t)
	place := webtest.Create(t, h.base, map[string]any{"mode": "room", "bot": "hold", "timer": 60, "turns": 4})
	teacher := webtest.Open(t, place)
	var tabs []*webtest.Tab
	for _, seat := range []string{"KOR", "KOR", "PRK", "USA"} { // two of one team
		tabs = append(tabs, webtest.Open(t, webtest.Join(t, h.base, place.Room, fmt.Sprint("P", len(tabs)), seat)))
	}
	teacher.Do(wire.VerbStart, wire.None{})
	for turn := 1; turn <= 3; turn++ {
		cmds := make([]wire.Cmd, len(tabs))
		for i, tab := range tabs {
			tab.Arrive(turn, "orders")
			cmds[i] = at(turn, "orders", wire.VerbOrders, wire.Orders{Lines: []int{}})
		}
		codes := raced(tabs, cmds, func() { h.clock.Advance(60 * time.Second) })
		for _, tab := range tabs {
			tab.Arrive(turn+1, "orders")
		}
		h.judge(tabs, codes, turn)
	}
}

// The leader ends the phase while orders arrive: the same holds, and the phase
// is ended once, however often it is asked for.
func TestSecurity10NextDuringSubmit(t *testing.T) {
	h := build(t)
	teacher, tabs := h.room("KOR", "PRK", "USA")
	second := webtest.Open(t, teacher.Place)
	teacher.Do(wire.VerbStart, wire.None{})
	for turn := 1; turn <= 3; turn++ {
		all := append([]*webtest.Tab{teacher, second}, tabs...)
		var cmds []wire.Cmd
		for i, tab := range all {
			tab.Arrive(turn, "orders")
			c := at(turn, "orders", wire.VerbOrders, wire.Orders{Lines: []int{}})
			if i < 2 {
				c = at(turn, "orders", wire.VerbNext, wire.None{})
			}
			cmds = append(cmds, c)
		}
		codes := raced(all, cmds, func() {})
		ended := 0
		for _, code := range codes[:2] {
			if code == "" {
				ended++
			} else if code != "late" {
				t.Errorf("next was answered %q", code)
			}
		}
		if ended > 1 {
			t.Error("one phase was ended twice")
		}
		for _, tab := range all {
			tab.Arrive(turn+1, "orders")
		}
		h.judge(tabs, codes[2:], turn)
	}
}
