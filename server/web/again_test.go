package web_test

import (
	"fmt"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// at builds a command for a turn and phase.
func at(turn int, phase, verb string, body any) wire.Cmd {
	return wire.Cmd{T: "cmd", ID: webtest.NewID(), Verb: verb, Turn: &turn, Phase: phase, Body: wire.Write(body)}
}

// answer sends a command and gives the code it is refused with, or nothing.
func answer(tab *webtest.Tab, c wire.Cmd) string {
	tab.Helper()
	tab.Send(c)
	return tab.Until("the answer to "+c.Verb, func(f webtest.Frame) bool { return f.ID == c.ID && (f.T == "ack" || f.T == "nack") }).Code
}

// The same command again, however often, on whatever socket, before and after a
// restart, is acknowledged and has one effect.
func TestSecurity09DuplicatesHaveOneEffect(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK")
	teacher.Do(wire.VerbStart, wire.None{})
	kor := players[0]
	orders := at(1, "orders", wire.VerbOrders, wire.Orders{Lines: []int{}})
	say := at(1, "", wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "once"})
	for _, c := range []wire.Cmd{orders, say} {
		if code := answer(kor, c); code != "" {
			t.Fatalf("%s: %q", c.Verb, code)
		}
	}
	lines, offset := h.lines(kor.Match), kor.Offset
	again := func(where string, tab *webtest.Tab) {
		t.Helper()
		for _, c := range []wire.Cmd{say, orders, say, orders} { // in another order, too
			if code := answer(tab, c); code != "" {
				t.Errorf("%s, %s again: %q", where, c.Verb, code)
			}
		}
		if n := h.lines(kor.Match); n != lines {
			t.Errorf("%s: %d lines came", where, n-lines)
		}
		if tab.Offset != offset {
			t.Errorf("%s: the stream went from %d to %d", where, offset, tab.Offset)
		}
	}
	again("on the same socket", kor)
	again("in another tab", webtest.Open(t, kor.Place))
	h.shut()
	h.open(h.addr())
	again("after a restart", webtest.Open(t, kor.Place))
	// Under the id of one command another one is not carried out either.
	other := at(1, "", wire.VerbSay, wire.Say{To: []string{"ALL"}, Text: "something else"})
	other.ID = say.ID
	tab := webtest.Open(t, kor.Place)
	if code := answer(tab, other); code != "" || tab.Offset != offset {
		t.Errorf("another command under a used id: %q, offset %d", code, tab.Offset)
	}
}

// What belongs to another time of the match is refused and changes nothing: too
// early, too late, before the start and after the end.
func TestSecurity09OutOfTimeHasNoEffect(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "PRK")
	kor := players[0]
	none := wire.Orders{Lines: []int{}}
	recorded := at(1, "orders", wire.VerbOrders, none)
	if code := answer(kor, recorded); code != "early" {
		t.Errorf("before the start: %q", code)
	}
	teacher.Do(wire.VerbStart, wire.None{})
	lines := h.lines(kor.Match)
	for name, row := range map[string]struct {
		cmd  wire.Cmd
		want string
	}{
		"the next turn":      {at(2, "orders", wire.VerbOrders, none), "early"},
		"a far turn":         {at(9000, "orders", wire.VerbOrders, none), "early"},
		"the coming answers": {at(1, "response", wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{}, Lines: []int{}}), "early"},
		"answers too soon":   {at(1, "orders", wire.VerbAnswers, wire.Answers{Answers: []wire.Answer{}, Lines: []int{}}), "phase"},
		"a turn before all":  {at(0, "orders", wire.VerbOrders, none), "late"},
		"a turn below zero":  {at(-1, "orders", wire.VerbOrders, none), "late"},
		"a phase of no name": {at(1, "over", wire.VerbOrders, none), "malformed"},
	} {
		if code := answer(kor, row.cmd); code != row.want {
			t.Errorf("%s: %q, want %q", name, code, row.want)
		}
	}
	if n := h.lines(kor.Match); n != lines {
		t.Errorf("%d lines came", n-lines)
	}
	// A command that was refused as early is not kept for later.
	h.clock.Advance(10 * time.Second)
	teacher.Do(wire.VerbNext, wire.None{})
	kor.Arrive(2, "orders")
	if code := answer(kor, recorded); code != "late" {
		t.Errorf("an order of turn 1 in turn 2: %q", code)
	}
	for !teacher.Over {
		teacher.Do(wire.VerbNext, wire.None{})
		h.clock.Advance(time.Second)
	}
	lines = h.lines(kor.Match)
	for _, verb := range []string{wire.VerbOrders, wire.VerbWithdraw, wire.VerbReady, wire.VerbSay, wire.VerbAnswers} {
		if code := answer(kor, wire.Cmd{T: "cmd", ID: webtest.NewID(), Verb: verb, Body: wire.Write((&visitor{}).body(verb))}); code != "over" {
			t.Errorf("%s after the end: %q", verb, code)
		}
	}
	if n := h.lines(kor.Match); n != lines {
		t.Errorf("%d lines came after the end", n-lines)
	}
}

// A whole recorded session, sent again on a new socket, changes nothing.
func TestSecurity09ReplayedSession(t *testing.T) {
	h := build(t)
	solo := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 4}))
	var said []wire.Cmd
	for turn := 1; turn <= 3; turn++ {
		solo.Arrive(turn, "orders")
		said = append(said, at(turn, "orders", wire.VerbOrders, wire.Orders{Lines: []int{}}))
		if code := answer(solo, said[turn-1]); code != "" {
			t.Fatalf("turn %d: %q", turn, code)
		}
	}
	lines := h.lines(solo.Match)
	again := webtest.Open(t, solo.Place)
	for i := range said {
		c := said[len(said)-1-i] // the last first
		if code := answer(again, c); code != "" {
			t.Errorf("%v again: %q", *c.Turn, code)
		}
		c.ID = webtest.NewID() // a new id makes it a new command, out of time
		if code := answer(again, c); code != "late" {
			t.Errorf("turn %d under a new id: %q", *c.Turn, code)
		}
	}
	if n := h.lines(solo.Match); n != lines {
		t.Fatal(fmt.Sprint(n-lines, " lines came"))
	}
}

// A change of the roster that is repeated after others came between changes
// nothing any more.
func TestARosterCommandCountsOnce(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR")
	kor := players[0]
	open, first := wire.Lock{Locked: false}, webtest.NewID()
	acked := func(f webtest.Frame) {
		t.Helper()
		if f.T != "ack" {
			t.Fatalf("answered with %s", f.Raw)
		}
	}
	acked(teacher.CommandAs(first, wire.VerbLock, wire.Lock{Locked: true}))
	acked(teacher.Command(wire.VerbLock, open))
	acked(teacher.CommandAs(first, wire.VerbLock, wire.Lock{Locked: true}))
	webtest.Join(t, h.base, teacher.Room, "Late", "")

	name := webtest.NewID()
	acked(teacher.CommandAs(name, wire.VerbRename, wire.Rename{Member: kor.Member, Nick: "Alpha"}))
	acked(teacher.Command(wire.VerbRename, wire.Rename{Member: kor.Member, Nick: "Beta"}))
	webtest.Join(t, h.base, teacher.Room, "Alpha", "")
	acked(teacher.CommandAs(name, wire.VerbRename, wire.Rename{Member: kor.Member, Nick: "Alpha"}))
}
