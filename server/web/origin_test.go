package web_test

import (
	"net/http"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// A socket and a changing request are taken from our own pages alone: scheme,
// host and port must be the same to the letter.
func TestSecurity02Origin(t *testing.T) {
	h := build(t)
	host, port, _ := strings.Cut(h.addr(), ":")
	foreign := []string{"null", "https://" + h.addr(), "http://evil.example", "http://sub." + h.addr(), "http://" + host,
		"http://" + host + ":1" + port, h.base + ".evil.example", h.base + "/", "HTTP://" + h.addr(), h.base + "," + h.base, "file://", "http://localhost:" + port}
	for _, origin := range append([]string{""}, foreign...) {
		conn, resp, err := webtest.Dial(h.base, origin, wire.Subprotocol)
		if err == nil {
			conn.Close()
			t.Errorf("the origin %q got in", origin)
		} else if resp.StatusCode != http.StatusForbidden {
			t.Errorf("the origin %q: status %d", origin, resp.StatusCode)
		}
	}
	if _, resp, err := webtest.Dial(h.base, h.base); err == nil || resp.StatusCode != http.StatusBadRequest {
		t.Error("a socket without the subprotocol got in")
	}
	conn, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
	if err != nil {
		t.Fatalf("our own page does not get in: %v", err)
	}
	conn.Close()
	for _, path := range []string{"/api/rooms", "/api/rooms/AAA-AAA/join", "/api/tickets", "/api/packs", "/api/replays", "/api/matches/x/preview"} {
		for _, origin := range foreign {
			if status := postAs(t, h.base+path, origin); status != http.StatusForbidden {
				t.Errorf("a page of %q posts to %s: status %d", origin, path, status)
			}
		}
	}
	if status := postAs(t, h.base+"/api/rooms", h.base); status != http.StatusOK {
		t.Errorf("our own page cannot make a room: %d", status)
	}
}

// postAs posts as a page of an origin does, and gives the status.
func postAs(t *testing.T, url, origin string) int {
	t.Helper()
	req, err := http.NewRequest("POST", url, strings.NewReader(`{"mode":"room"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Origin", origin)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode
}
