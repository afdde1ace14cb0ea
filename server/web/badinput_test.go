package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"casus/server/store"
	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// lines counts a match's stored lines: nothing may be added by bad input.
func (h *house) lines(match string) (n int) {
	h.Helper()
	if err := h.store.Load(h.Context(), match, 0, func(store.Line) error { n++; return nil }); err != nil {
		h.Fatal(err)
	}
	return n
}

// Each bad frame gets one nack with a code and a reason; the match does not
// change and the socket stays.
func TestBadFramesGetOneNack(t *testing.T) {
	h := build(t)
	solo := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"}))
	id := webtest.NewID
	cmd := func(verb, rest string) string {
		return fmt.Sprintf(`{"t":"cmd","id":%q,"verb":%q%s}`, id(), verb, rest)
	}
	cases := []struct{ name, frame, code string }{
		{"not JSON", `orders please`, "malformed"},
		{"invalid UTF-8", "{\"t\":\"ping\",\"n\":1,\"x\":\"\xff\xfe\"}", "malformed"},
		{"oversized", `{"t":"ping","n":1}` + strings.Repeat(" ", wire.MaxFrame), "too_big"},
		{"deep", cmd("say", `,"body":{"to":`+strings.Repeat("[", 20)+strings.Repeat("]", 20)+`}`), "malformed"},
		{"a field twice", cmd("ready", `,"body":{"ready":true,"ready":false}`), "malformed"},
		{"a field nobody knows", cmd("ready", `,"admin":true`), "malformed"},
		{"no such verb", cmd("launch", ""), "unknown_verb"},
		{"a right that is no verb", cmd("record", ""), "unknown_verb"},
		{"not for this role", cmd("kick", `,"body":{"member":"x"}`), "forbidden"},
		{"late", cmd("orders", `,"turn":0,"body":{"lines":[]}`), "late"},
		{"illegal", cmd("orders", `,"body":{"lines":[100000]}`), "illegal"},
		{"another match", `{"t":"sub","match":"other"}`, "not_found"},
	}
	before := h.lines(solo.Match)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			solo.TB = t
			solo.SendText([]byte(c.frame))
			nacks := 0
			solo.Send(wire.Ping{T: "ping", N: 1})
			solo.Until("a pong", func(f webtest.Frame) bool {
				if f.T == "nack" {
					nacks++
					if f.Code != c.code || f.Reason == "" {
						t.Errorf("refused with %q %q, want %s", f.Code, f.Reason, c.code)
					}
				}
				return f.T == "pong"
			})
			if nacks != 1 {
				t.Errorf("%d nacks", nacks)
			}
		})
		h.clock.Advance(10 * time.Second) // a slow stream of mistakes is no abuse
	}
	if after := h.lines(solo.Match); after != before {
		t.Fatalf("bad input stored %d lines", after-before)
	}
}

func TestAbuseEndsTheSocket(t *testing.T) {
	cases := []struct {
		name string
		do   func(*webtest.Tab)
		code wire.CloseCode
	}{
		{"a hundred mistakes", func(tab *webtest.Tab) { flood(tab, 100, "{") }, wire.CloseProtocol},
		{"a flood of pings", func(tab *webtest.Tab) { flood(tab, 1000, `{"t":"ping","n":1}`) }, wire.CloseLimit},
		{"a huge frame", func(tab *webtest.Tab) { flood(tab, 1, strings.Repeat(" ", 100<<10)) }, wire.CloseLimit},
		{"a second hello", func(tab *webtest.Tab) { flood(tab, 1, `{"t":"hello","ticket":"x"}`) }, wire.CloseProtocol},
	}
	h := build(t)
	for _, c := range cases {
		for way, open := range ways {
			t.Run(c.name+" over a "+way, func(t *testing.T) {
				tab := open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"}))
				done := make(chan struct{})
				go func() { c.do(tab); close(done) }()
				if code := tab.Ended(); code != int(c.code) {
					t.Errorf("ended with %d, want %d", code, c.code)
				}
				<-done
			})
		}
	}
}

// flood writes until it is done or thrown out.
func flood(tab *webtest.Tab, n int, text string) {
	for range n {
		if tab.Stream != nil {
			if tab.Stream.Send(tab.TB, []byte(text)) != http.StatusNoContent {
				return
			}
			continue
		}
		if tab.Conn.WriteMessage(websocket.TextMessage, []byte(text)) != nil {
			return
		}
	}
}

func TestTooManyCommandsAreRefusedNotLost(t *testing.T) {
	h := build(t)
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 40}))
	var refused webtest.Frame
	for range 25 {
		if f := tab.Command(wire.VerbReady, wire.Ready{Ready: false}); f.T == "nack" {
			refused = f
		}
	}
	if refused.Code != "rate" || !refused.Retryable {
		t.Fatalf("25 commands at once: %+v", refused)
	}
	h.clock.Advance(10 * time.Second)
	if f := tab.CommandAs(refused.ID, wire.VerbReady, wire.Ready{Ready: false}); f.T != "ack" {
		t.Fatalf("sent again later: %s", f.Raw)
	}
}

func TestBadRequests(t *testing.T) {
	h := build(t)
	solo := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	other := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	post := func(path, token string, body any) string {
		_, code := webtest.Post(t, h.base+path, token, body, nil)
		return code
	}
	get := func(path, token string) string {
		_, code := webtest.Get(t, h.base+path, token, nil)
		return code
	}
	for name, row := range map[string]struct{ got, want string }{
		"an unknown mode":              {post("/api/rooms", "", map[string]any{"mode": "duel"}), "malformed"},
		"solo without a seat":          {post("/api/rooms", "", map[string]any{"mode": "solo"}), "malformed"},
		"an unknown scenario":          {post("/api/rooms", "", map[string]any{"mode": "room", "scenario": "x"}), "malformed"},
		"an unknown arm":               {post("/api/rooms", "", map[string]any{"mode": "room", "arm": "1950"}), "malformed"},
		"an unknown bot":               {post("/api/rooms", "", map[string]any{"mode": "room", "bot": "x"}), "malformed"},
		"an unknown dispute":           {post("/api/rooms", "", map[string]any{"mode": "room", "readings": map[string]string{"D99": "broad"}}), "malformed"},
		"a negative timer":             {post("/api/rooms", "", map[string]any{"mode": "room", "timer": -1}), "malformed"},
		"too many turns":               {post("/api/rooms", "", map[string]any{"mode": "room", "turns": 100000}), "malformed"},
		"an unknown field":             {post("/api/rooms", "", map[string]any{"mode": "room", "admin": true}), "malformed"},
		"a body too large":             {post("/api/rooms", "", map[string]any{"mode": strings.Repeat("x", 20<<10)}), "too_big"},
		"no token":                     {post("/api/tickets", "", struct{}{}), "forbidden"},
		"an invented token":            {post("/api/tickets", "abc", struct{}{}), "forbidden"},
		"another match's why":          {get("/api/matches/"+other.Match+"/why?clause=RD24-4", solo.Token), "not_found"},
		"a running match's replay":     {get("/api/matches/"+solo.Match+"/replay", solo.Token), "forbidden"},
		"a running match's record":     {get("/api/matches/"+solo.Match+"/record", solo.Token), "forbidden"},
		"an event nobody saw":          {get("/api/matches/"+solo.Match+"/why?event=999", solo.Token), "not_found"},
		"an event that is no number":   {get("/api/matches/"+solo.Match+"/why?event=one", solo.Token), "malformed"},
		"another seat's view too soon": {get("/api/matches/"+solo.Match+"/why?clause=RD24-4&as=PRK", solo.Token), "forbidden"},
		"a moment that is none":        {get("/api/matches/"+solo.Match+"/why?clause=RD24-4&turn=99", solo.Token), "not_found"},
		"a question about nothing":     {get("/api/matches/"+solo.Match+"/why", solo.Token), "malformed"},
		"a pack nobody uses":           {get("/api/packs/00", ""), "not_found"},
		"a replay nobody opened":       {get("/api/replays/00", ""), "not_found"},
		"an audience that is none":     {get("/api/replays/00?as=FRA", ""), "malformed"},
		"a route that is none":         {get("/api/everything", ""), "not_found"},
		"a file that is no record":     {post("/api/replays", "", map[string]any{"a": 1}), "malformed"},
		"joining a solo match":         {post("/api/rooms/"+solo.Room+"/join", "", map[string]any{"nick": "Eve"}), "locked"},
		"a clause that does not exist": {get("/api/matches/"+solo.Match+"/why?clause=NO-1", solo.Token), "not_found"},
	} {
		if row.got != row.want {
			t.Errorf("%s: answered %q, want %q", name, row.got, row.want)
		}
	}
}
