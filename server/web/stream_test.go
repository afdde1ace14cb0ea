package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

func (h *house) solo() webtest.Place {
	h.Helper()
	return webtest.Create(h, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "turns": 6})
}

func hello(ticket string) []byte { return wire.Write(wire.Hello{T: "hello", Ticket: ticket}) }

// closing says with which code a stream ended that should not have begun.
func closing(t *testing.T, s *webtest.Stream) int {
	t.Helper()
	frame, err := s.Next()
	if e, ok := err.(*websocket.CloseError); ok {
		return e.Code
	}
	t.Fatalf("no closing event, but %q, %v", frame, err)
	return 0
}

func TestStreamsWantATicket(t *testing.T) {
	h := build(t)
	place := h.solo()
	used, old := place.Ticket(t), place.Ticket(t)
	door := webtest.FrontDoor(h.base)
	s, _ := door.Knock(t, hello(used))
	if frame, err := s.Next(); err != nil || !strings.HasPrefix(string(frame), `{"t":"welcome"`) {
		t.Fatalf("a fresh ticket: %s, %v", frame, err)
	}
	h.clock.Advance(31 * time.Second)
	for name, c := range map[string]struct {
		first []byte
		code  wire.CloseCode
	}{
		"a used ticket":      {hello(used), wire.CloseTicket},
		"an expired ticket":  {hello(old), wire.CloseTicket},
		"an invented one":    {hello("abc"), wire.CloseTicket},
		"none":               {hello(""), wire.CloseTicket},
		"a seat's token":     {hello(place.Token), wire.CloseTicket},
		"no hello":           {wire.Write(wire.Ping{T: "ping", N: 1}), wire.CloseProtocol},
		"no frame":           {[]byte("let me in"), wire.CloseProtocol},
		"a body without end": {[]byte(strings.Repeat(" ", 100<<10)), wire.CloseLimit},
	} {
		s, status := door.Knock(t, c.first)
		if s == nil {
			t.Fatalf("%s: status %d", name, status)
		}
		if code := closing(t, s); code != int(c.code) {
			t.Errorf("%s: ended with %d, want %d", name, code, c.code)
		}
		if status := s.Send(t, hello(place.Ticket(t))); status != http.StatusNotFound {
			t.Errorf("%s: a second try on the same stream was answered with %d", name, status)
		}
	}
	for _, e := range h.logs.All() {
		for _, secret := range []string{place.Token, used, old, s.Key} {
			if strings.Contains(fmt.Sprint(e.Message, e.ContextMap()), secret) {
				t.Errorf("a secret is in the log: %s", e.Message)
			}
		}
	}
}

// Frames are taken from nobody but whoever was given the stream's key.
func TestStreamsOfOthersAreClosedToYou(t *testing.T) {
	h := build(t)
	mine := webtest.OpenStream(t, h.solo())
	gone := webtest.OpenStream(t, h.solo())
	gone.Send(wire.Hello{T: "hello"})
	gone.Ended()
	theirs := webtest.OpenStream(t, h.solo())
	door := webtest.FrontDoor(h.base)
	before := h.lines(theirs.Match)
	next := wire.Write(wire.Cmd{T: "cmd", ID: webtest.NewID(), Verb: wire.VerbNext, Body: []byte("{}")})
	for name, authority := range map[string]string{
		"no key":          "",
		"an empty key":    "Stream ",
		"an ended key":    "Stream " + gone.Stream.Key,
		"an invented key": "Stream " + strings.Repeat("A", len(mine.Stream.Key)),
		"part of a key":   "Stream " + theirs.Stream.Key[:20],
		"a token":         "Bearer " + theirs.Token,
		"a token as key":  "Stream " + theirs.Token,
	} {
		if status := door.Post(t, authority, next); status != http.StatusNotFound {
			t.Errorf("%s: status %d", name, status)
		}
	}
	for _, origin := range []string{"", "null", "http://evil.example", h.base + "/"} {
		evil := webtest.Door{Base: h.base, Origin: origin, Protocol: wire.Subprotocol, Client: http.DefaultClient}
		if status := evil.Post(t, "Stream "+theirs.Stream.Key, next); status != http.StatusForbidden {
			t.Errorf("a frame from the page %q: status %d", origin, status)
		}
		if s, status := evil.Knock(t, hello(mine.Ticket(t))); s != nil || status != http.StatusForbidden {
			t.Errorf("a stream for the page %q: status %d", origin, status)
		}
	}
	mine.Do(wire.VerbNext, wire.None{})
	if after := h.lines(theirs.Match); after != before {
		t.Errorf("strangers stored %d lines", after-before)
	}
}

func TestStreamsNameTheProtocol(t *testing.T) {
	h := build(t)
	for _, protocol := range []string{"", "casus.v0.json"} {
		door := webtest.Door{Base: h.base, Origin: h.base, Protocol: protocol, Client: http.DefaultClient}
		if s, status := door.Knock(t, hello("x")); s != nil || status != http.StatusBadRequest {
			t.Errorf("the protocol %q: status %d", protocol, status)
		}
	}
}

// Sockets and streams of one address share one bound, and leave it free again.
func TestStreamsCountAsSockets(t *testing.T) {
	h := build(t, func(h *house) { h.limits.Sockets, h.limits.OwnSockets = 2, 2 })
	place := h.solo()
	webtest.Open(t, place)
	stream := webtest.OpenStream(t, place)
	if s, status := webtest.FrontDoor(h.base).Knock(t, hello(place.Ticket(t))); s != nil || status != http.StatusTooManyRequests {
		t.Errorf("a third line as a stream: status %d", status)
	}
	if _, resp, err := webtest.Dial(h.base, h.base, wire.Subprotocol); err == nil || resp.StatusCode != http.StatusTooManyRequests {
		t.Error("a third line as a socket got in")
	}
	stream.Send(wire.Hello{T: "hello"})
	stream.Ended()
	if _, err := stream.Stream.Next(); err == nil { // the answer is whole: the server has done with it
		t.Error("something follows the closing event")
	}
	webtest.OpenStream(t, place)
}

// What proxies read in the headers keeps them from holding frames back, storing
// or packing them.
func TestStreamHeaders(t *testing.T) {
	h := build(t)
	header := webtest.OpenStream(t, h.solo()).Stream.Header
	for name, want := range map[string]string{"Content-Type": "text/event-stream", "Cache-Control": "no-store, no-transform",
		"X-Accel-Buffering": "no", "Content-Encoding": "", "X-Content-Type-Options": "nosniff"} {
		if got := header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// Over https browsers speak HTTP/2, where stream and frames share a connection.
func TestStreamsOverHTTP2(t *testing.T) {
	h := build(t)
	secure := httptest.NewUnstartedServer(h.door.Handler())
	secure.EnableHTTP2 = true
	secure.StartTLS()
	t.Cleanup(secure.Close)
	door := webtest.Door{Base: secure.URL, Origin: h.base, Protocol: wire.Subprotocol, Client: secure.Client()}
	tab := webtest.OpenAt(t, door, h.solo())
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	tab.Arrive(2, wire.PhaseOrders)
	tab.Send(wire.Hello{T: "hello"})
	if code := tab.Ended(); code != int(wire.CloseProtocol) {
		t.Errorf("ended with %d", code)
	}
}
