package web_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// ways are the transports: what is true of one must be true of the other.
var ways = map[string]func(testing.TB, webtest.Place) *webtest.Tab{
	"socket": webtest.Open,
	"stream": webtest.OpenStream,
}

// session plays one session with fixed command ids, mistakes, a resumption and
// a bad end, and gives the code it ended with.
func session(tab *webtest.Tab) int {
	tab.Helper()
	id := func(n int) string { return fmt.Sprintf("01a1f6c8-5a00-7abc-8def-%012d", n) }
	ping := func(n int64) {
		tab.Send(wire.Ping{T: "ping", N: n})
		tab.Until("a pong", func(f webtest.Frame) bool { return f.T == "pong" })
	}
	ping(1)
	tab.CommandAs(id(1), wire.VerbOrders, wire.Orders{Lines: []int{}})
	tab.Arrive(2, wire.PhaseOrders)
	tab.CommandAs(id(1), wire.VerbOrders, wire.Orders{Lines: []int{}}) // sent twice
	tab.CommandAs(id(2), wire.VerbSay, wire.Say{To: []string{"USA"}, Text: "Grüße <b>\u2028 \\n & \"quoted\""})
	for _, bad := range []string{"orders please", "{\"t\":\"ping\",\"n\":\"\xff\"}", `{"t":"ping","n":1}` + strings.Repeat(" ", wire.MaxFrame),
		`{"t":"sub","match":"other"}`, `{"t":"cmd","id":"1","verb":"ready"}`, "{\n\"t\": \"ping\",\r\n\"n\": 7}"} {
		tab.SendText([]byte(bad))
	}
	ping(2)
	tab.CommandAs(id(3), "launch", wire.None{})
	tab.CommandAs(id(4), wire.VerbKick, wire.Kick{Member: "x"})
	tab.Resume()
	tab.CommandAs(id(5), wire.VerbOrders, wire.Orders{Lines: []int{}})
	tab.Arrive(3, wire.PhaseOrders)
	tab.Offset = 2
	tab.Resume() // the missed events come again
	ping(3)
	tab.SendText([]byte(`{"t":"hello","ticket":"again"}`))
	return tab.Ended()
}

// plain takes out of a frame what is drawn anew in each match.
func plain(tab *webtest.Tab, raw string) string {
	raw = strings.NewReplacer(tab.Match, "MATCH", tab.Member, "MEMBER", tab.Room, "ROOM").Replace(raw)
	return regexp.MustCompile(`"epoch":"[^"]*"`).ReplaceAllString(raw, `"epoch":"EPOCH"`)
}

// The same session gives the same frames, byte for byte and in the same order,
// over both transports. Only room frames are left out: they tell of the latest
// state and may come between any others, or one for several changes.
func TestBothWaysCarryTheSameFrames(t *testing.T) {
	h := build(t)
	heard := map[string][]string{}
	for way, open := range ways {
		tab := open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 6}))
		if code := session(tab); code != int(wire.CloseProtocol) {
			t.Errorf("over a %s the second hello ended it with %d", way, code)
		}
		for _, f := range tab.Heard {
			if f.T != "room" {
				heard[way] = append(heard[way], plain(tab, f.Raw))
			}
		}
	}
	socket, stream := heard["socket"], heard["stream"]
	for i := range min(len(socket), len(stream)) {
		if socket[i] != stream[i] {
			t.Fatalf("frame %d\nsocket %.300s\nstream %.300s", i, socket[i], stream[i])
		}
	}
	if len(socket) != len(stream) || len(socket) < 30 {
		t.Fatalf("%d frames over the socket, %d over the stream", len(socket), len(stream))
	}
	kinds := []string{}
	for _, f := range stream {
		kinds = append(kinds, f[:min(len(f), 12)])
	}
	for _, kind := range []string{`{"t":"welcom`, `{"t":"snapsh`, `{"t":"live",`, `{"t":"ev","o`, `{"t":"ack","`, `{"t":"nack",`, `{"t":"pong",`} {
		if !slices.Contains(kinds, kind) {
			t.Errorf("the session has no %s frame", kind)
		}
	}
}
