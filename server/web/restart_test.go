package web_test

import (
	"net/http"
	"testing"

	"casus/server/web/webtest"

	"casus/server/wire"
)

// A planned restart: every tab is told to come back, comes back, and goes on in
// the same match under the same offsets.
func TestDrainAndComeBack(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR", "USA")
	teacher.Do(wire.VerbStart, wire.None{})
	kor, usa := players[0], players[1]
	kor.Arrive(1, "orders")
	kor.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	h.shut()
	told := false
	for {
		f, err := kor.Next()
		if err != nil {
			break
		}
		told = told || f.T == "reconnect" && f.AfterMS > 0
	}
	if !told {
		t.Fatal("the tab was not asked to come back")
	}
	h.open(h.addr())
	if f := kor.Resume(); f.T != "live" || f.From != kor.Offset+1 {
		t.Fatalf("resumed with %.120s", f.Raw)
	}
	usa.Resume()
	usa.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	kor.Arrive(2, "orders")
}

func TestReadyWhileOpen(t *testing.T) {
	h := build(t)
	if status, _ := statusOf(t, h.base+"/healthz"); status != 200 {
		t.Fatalf("healthz says %d", status)
	}
	status, header := statusOf(t, h.base+"/readyz")
	if status != 200 {
		t.Fatalf("readyz says %d", status)
	}
	for _, name := range []string{"X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options"} {
		if header.Get(name) == "" {
			t.Errorf("no header %s", name)
		}
	}
	if header.Get("Strict-Transport-Security") != "" {
		t.Error("plain HTTP asks browsers for https")
	}
}

func statusOf(t *testing.T, url string) (int, http.Header) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	return resp.StatusCode, resp.Header
}

// Rooms sleep in the store after a restart and wake when somebody comes; a room
// whose clock runs is awake at once; a damaged one is said to be damaged and
// takes no other along.
func TestRoomsWake(t *testing.T) {
	h := build(t)
	kept := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	tab := webtest.Open(t, kept)
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	damaged := webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"})
	webtest.Open(t, damaged).Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	h.shut()
	h.damage(damaged.Match)
	h.open(h.addr())
	if f := tab.Resume(); f.T != "live" {
		t.Fatalf("resumed with %.80s", f.Raw)
	}
	if status, code := webtest.Post(t, h.base+"/api/tickets", damaged.Token, struct{}{}, nil); status != 500 || code != "internal" {
		t.Fatalf("the damaged room: %d %s", status, code)
	}
}
