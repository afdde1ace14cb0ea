package web_test

import (
	"fmt"
	"reflect"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// step is something a seat does about its orders, and whether it counts as ready
// afterwards.
type step struct {
	verb  string
	body  any
	ready bool
}

var steps = []step{
	{wire.VerbOrders, wire.Orders{Lines: []int{}}, true},
	{wire.VerbOrders, wire.Orders{Lines: []int{}}, true},
	{wire.VerbWithdraw, wire.None{}, false},
	{wire.VerbReady, wire.Ready{Ready: true}, true},
	{wire.VerbReady, wire.Ready{Ready: false}, false},
}

// with is the shipped scenario that shows readiness in another way.
func (h *house) with(readiness string) map[string]any {
	h.Helper()
	if readiness == "hidden" {
		return map[string]any{} // as shipped
	}
	text := swap(h.T, shipped(h.T, "scenarios/november-2024.yaml"), "readiness: hidden ", "readiness: "+readiness+" ")
	pack := webtest.Bring(h, h.base, webtest.File{Name: "november-2024.yaml", Text: text})
	if pack.Pack == "" {
		h.Fatalf("the rules were not taken: %+v", pack)
	}
	return map[string]any{"pack": pack.Pack, "scenario": "november-2024"}
}

// Who has handed in orders shows only as far as the scenario says: not at all,
// as a number, or by name; with a clock as without one. Where it shows, it is all
// that changes in what others see.
func TestSecurity06Readiness(t *testing.T) {
	h := build(t)
	for _, readiness := range []string{"hidden", "count", "names"} {
		more := h.with(readiness)
		for _, timer := range []int{0, 600} {
			t.Run(fmt.Sprintf("%s, %d seconds", readiness, timer), func(t *testing.T) {
				h.T = t
				more["timer"] = timer
				w := h.sit("KOR", "USA", more)
				defer w.leave()
				was := false
				for _, s := range steps {
					w.a.Do(s.verb, s.body)
					w.shows(readiness, s.ready, s.ready != was)
					was = s.ready
				}
			})
		}
	}
}

// shows checks what the others hear after a step.
func (w *world) shows(readiness string, ready, changed bool) {
	w.Helper()
	w.calm()
	for _, o := range w.others {
		before := lastRoom(o.tab)
		from := len(o.tab.Heard)
		w.ping(o.tab)
		heard := o.tab.Heard[from : len(o.tab.Heard)-1]
		if want := changed && readiness != "hidden"; len(heard) != map[bool]int{false: 0, true: 1}[want] {
			w.Fatalf("%s: %s hears %d frames, a change shows: %v", readiness, o.who, len(heard), want)
		}
		after := lastRoom(o.tab)
		count, kor := 0, after.Seats[4].Ready
		if ready {
			count = 1
		}
		if (after.ReadyCount != nil) != (readiness != "hidden") || after.ReadyCount != nil && *after.ReadyCount != count {
			w.Errorf("%s: %s reads the count %v, want %d", readiness, o.who, after.ReadyCount, count)
		}
		if (kor != nil) != (readiness == "names") || kor != nil && *kor != ready {
			w.Errorf("%s: %s reads of KOR %v, want %v", readiness, o.who, kor, ready)
		}
		if !reflect.DeepEqual(bare(before), bare(after)) {
			w.Errorf("%s: more has changed than readiness:\n%+v\n%+v", readiness, before, after)
		}
	}
}

// lastRoom is the room as a tab was shown it last.
func lastRoom(tab *webtest.Tab) (r wire.Room) {
	for _, f := range tab.Heard {
		if f.T == "room" || f.T == "welcome" {
			r = f.Room
		}
	}
	return r
}

// bare is a room without readiness.
func bare(r wire.Room) wire.Room {
	r.ReadyCount = nil
	seats := append([]wire.Seat(nil), r.Seats...)
	for i := range seats {
		seats[i].Ready = nil
	}
	r.Seats = seats
	return r
}

// Who is here, and who has left, is told to the facilitator and to nobody else.
func TestSecurity06PresenceIsForTheFacilitator(t *testing.T) {
	h := build(t)
	w := h.sit("KOR", "USA", nil)
	online := func(r wire.Room) *bool {
		for _, m := range r.Members {
			if m.ID == w.a.Member {
				return m.Online
			}
		}
		t.Fatal("the room has lost a member")
		return nil
	}
	for _, here := range []bool{false, true} {
		if here {
			w.a.Resume()
		} else {
			w.a.Conn.Close()
		}
		seen := w.teacher.Until("the member's coming or going", func(f webtest.Frame) bool {
			return f.T == "room" && online(f.Room) != nil && *online(f.Room) == here
		})
		if online(seen.Room) == nil {
			t.Fatal("the facilitator is not told who is here")
		}
		w.calm()
		for _, o := range w.others {
			from := len(o.tab.Heard)
			w.ping(o.tab)
			if n := len(o.tab.Heard) - from - 1; n != 0 || online(lastRoom(o.tab)) != nil {
				t.Errorf("%s is told that somebody came or went: %d frames", o.who, n)
			}
		}
	}
}
