package web_test

import (
	"maps"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

var (
	ours   = regexp.MustCompile(`\bcasus_[a-z_]+\b`)
	family = regexp.MustCompile(`(?m)^# TYPE (casus_[a-z_]+) (\w+)$`)
	sample = regexp.MustCompile(`(?m)^casus_[a-z_]+(\{[^}]*\})? `)
	named  = regexp.MustCompile(`(\w+)="([^"]*)"`)
)

// scrape asks the debug listener as Prometheus does.
func (h *house) scrape() string {
	h.Helper()
	rw := httptest.NewRecorder()
	h.door.Debug().ServeHTTP(rw, httptest.NewRequest("GET", "/metrics", nil))
	if rw.Code != 200 {
		h.Fatalf("metrics: %d %s", rw.Code, rw.Body)
	}
	return rw.Body.String()
}

// shortSession does a little of everything that is counted.
func (h *house) shortSession() {
	h.Helper()
	teacher, players := h.room("KOR", "USA")
	teacher.Do(wire.VerbStart, wire.None{})
	for _, p := range players {
		p.Arrive(1, "orders")
		p.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	}
	players[0].Arrive(2, "orders")
	players[0].Conn.Close()
	players[0].Resume()
	for range 30 { // more than a socket may send at once
		teacher.Command(wire.VerbPause, wire.None{})
	}
	if _, _, err := webtest.Dial(h.base, "http://elsewhere.example", wire.Subprotocol); err == nil {
		h.Fatal("a strange page opened a socket")
	}
	players[1].Send(map[string]any{"t": "hello", "ticket": "again"}) // no browser of ours
	players[1].Ended()
}

// What the dashboard and the alerts ask for is there, and what is there is on the
// dashboard: a metric that was renamed would leave an empty panel that nobody
// notices until it is needed.
func TestDashboardAndMetricsAgree(t *testing.T) {
	h := build(t)
	h.shortSession()
	told := map[string]bool{} // names a query may use
	missing := map[string]bool{}
	for _, m := range family.FindAllStringSubmatch(h.scrape(), -1) {
		missing[m[1]] = true
		told[m[1]] = true
		if m[2] == "histogram" {
			told[m[1]+"_bucket"], told[m[1]+"_sum"], told[m[1]+"_count"] = true, true, true
		}
	}
	for _, file := range []string{"grafana.json", "alerts.yaml"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range ours.FindAllString(string(text), -1) {
			if !told[name] {
				t.Errorf("%s asks for %s, and the server has no such metric", file, name)
			}
			if file == "grafana.json" {
				delete(missing, base(name))
			}
		}
	}
	for name := range missing {
		t.Errorf("%s is measured and not on the dashboard", name)
	}
}

func base(name string) string {
	for _, end := range []string{"_bucket", "_sum", "_count"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}

// Labels take few values, and none of them is anything a stranger chose.
func TestMetricsNameNobody(t *testing.T) {
	h := build(t)
	h.shortSession()
	tab := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"}))
	tab.Command("my-secret-verb", wire.None{})
	text := h.scrape()
	for _, word := range []string{"my-secret-verb", "Player A", tab.Room, tab.Match, tab.Member, tab.Token} {
		if strings.Contains(text, word) {
			t.Errorf("the metrics hold %q", word)
		}
	}
	if n := len(sample.FindAllString(text, -1)); n > 400 {
		t.Errorf("%d series after one short session: some label has too many values", n)
	}
	labels := map[string]bool{}
	for _, line := range sample.FindAllString(text, -1) {
		for _, m := range named.FindAllStringSubmatch(line, -1) {
			labels[m[1]] = true
		}
	}
	want := []string{"code", "go_version", "kind", "le", "limit", "phase", "reason", "revision", "state", "transport", "verb", "version", "what"}
	if got := slices.Sorted(maps.Keys(labels)); !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
}

// A line that ends before it was told anything has waited for nothing.
func TestWaitsCountWhatWasSentOnly(t *testing.T) {
	h := build(t)
	conn, _, err := webtest.Dial(h.base, h.base, wire.Subprotocol)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.WriteMessage(websocket.TextMessage, []byte("{")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := conn.ReadMessage(); !websocket.IsCloseError(err, int(wire.CloseProtocol)) {
		t.Fatalf("ended with %v", err)
	}
	if !strings.Contains(h.scrape(), "casus_socket_write_wait_seconds_sum 0\n") {
		t.Error("a socket that was told nothing has waited")
	}
}
