package match

import (
	"fmt"
	"testing"

	"casus/rules"
	"casus/server/wire"
)

// What matches use stays; of the rest only the last few things do.
func TestKeptForgetsWhatNobodyUses(t *testing.T) {
	k := keep[int](2)
	k.hold("a", 1)
	k.hold("a", 1)
	for i := range 5 {
		k.put(fmt.Sprint("idle", i), i)
	}
	has := func(name string, want bool) {
		t.Helper()
		if _, ok := k.find(name); ok != want {
			t.Fatalf("%s kept: %v, want %v", name, ok, want)
		}
	}
	has("idle2", false)
	has("idle3", true)
	k.leave("a")
	for i := range 3 {
		k.put(fmt.Sprint("more", i), i)
	}
	has("a", true) // one match still uses it
	if !k.crowded("new", 1) || k.crowded("a", 1) || k.crowded("new", 2) {
		t.Fatal("one value is in use: that is crowded for one, and not for those who use it")
	}
	k.leave("a")
	has("a", true) // used last
	k.put("b", 1)
	k.put("c", 1)
	has("a", false)
	k.leave("a") // once too often does no harm
	if len(k.items) != 2 || len(k.idle) != 2 {
		t.Fatalf("%d items, %d idle", len(k.items), len(k.idle))
	}
}

// A match takes so many commands and no more; whoever leads it can still end it.
func TestCommandsOfAMatchAreBounded(t *testing.T) {
	a := &Actor{replies: map[reply]uint64{}}
	for i := range maxCommands {
		a.replies[replyTo("m", fmt.Sprint(i))] = 0
	}
	if r := a.bearable(Command{Actor: "m", Seat: rules.KOR}); r == nil || r.Code != wire.Full {
		t.Fatalf("one more of a seat: %v", r)
	}
	if r := a.bearable(Command{Actor: "leader", Seat: rules.NONE}); r != nil {
		t.Fatalf("one more of a leader: %v", r)
	}
	for i := range maxCommands {
		a.replies[replyTo("leader", fmt.Sprint(i))] = 0
	}
	if r := a.bearable(Command{Actor: "leader", Seat: rules.NONE}); r == nil || r.Code != wire.Full {
		t.Fatalf("twice as many: %v", r)
	}
}
