package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// Every option of serve can be set by a variable, and its help says so.
func TestHelpNamesEveryVariable(t *testing.T) {
	said := works(t, "serve", "--help")
	names := variables()
	if options := reflect.TypeFor[serveCmd]().NumField(); options != len(names) {
		t.Errorf("%d options and %d variables: every option has one", options, len(names))
	}
	for _, name := range names {
		if !strings.Contains(said, "$"+name) {
			t.Errorf("the help does not name %s", name)
		}
		flag := "--" + strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(name, prefix), "_", "-"))
		if !strings.Contains(said, flag) {
			t.Errorf("%s should set %s, which the help does not know", name, flag)
		}
	}
}

func TestVariablesThatSetNothingAreNamed(t *testing.T) {
	var notes bytes.Buffer
	warnOfStrangers(&notes, []string{"CASUS_ADRR=1", "CASUS_ADDR=2", "PATH=3", "CASUS_DATA=", "XCASUS_Y=4"})
	if said := notes.String(); strings.Count(said, "warning") != 1 || !strings.Contains(said, "CASUS_ADRR sets nothing") || !strings.Contains(said, "CASUS_ORIGIN") {
		t.Fatalf("said %q", said)
	}
}

// A server set up by variables alone, as a container is; the command line wins.
func TestVariablesSetTheServer(t *testing.T) {
	data := t.TempDir()
	t.Setenv("CASUS_ADDR", "203.0.113.1:1") // overruled
	t.Setenv("CASUS_DATA", data)
	t.Setenv("CASUS_ORIGIN", "https://games.example.org,https://school.example.org")
	t.Setenv("CASUS_DEBUG_ADDR", anyPort)
	t.Setenv("CASUS_LOG_FORMAT", "json")
	t.Setenv("CASUS_LOG_LEVEL", "debug")
	t.Setenv("CASUS_LOGLEVEL", "debug") // nearly right
	p := start(t, "--addr", anyPort)
	place := webtest.Create(t, p.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold", "nick": "Grace Hopper"})
	tab := webtest.Open(t, place)
	ticket := tab.Ticket(t)
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	for _, origin := range []string{"https://games.example.org", "https://school.example.org"} {
		conn, _, err := webtest.Dial(p.base, origin, wire.Subprotocol)
		if err != nil {
			t.Errorf("a page of %s: %v", origin, err)
			continue
		}
		conn.Close()
	}
	if got := page(t, p.debug+"/metrics"); !strings.Contains(got, `casus_sockets{transport="websocket"}`) {
		t.Errorf("the debug address says %.200s", got)
	}
	p.stops(stopWithin)
	if files, err := filepath.Glob(filepath.Join(data, "*.db")); err != nil || len(files) == 0 {
		t.Errorf("nothing is in %s", data)
	}
	logged(t, p.notes.String(), place, ticket)
}

// logged checks what the log holds, line by line, and what it must not.
func logged(t *testing.T, notes string, place webtest.Place, ticket string) {
	t.Helper()
	first, rest, _ := strings.Cut(notes, "\n")
	if !strings.Contains(first, "CASUS_LOGLEVEL") {
		t.Errorf("the log begins with %q", first)
	}
	for _, secret := range []string{place.Token, ticket, place.Room, "Grace", "Hopper"} {
		if strings.Contains(notes, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	events := map[string]map[string]any{}
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "{") {
			continue // what building the page says
		}
		var e map[string]any
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("a line of the log is no JSON: %s", line)
		}
		events[fmt.Sprint(e["msg"])] = e
	}
	for msg, ids := range map[string][]string{
		"room made":        {"match", "mode", "pack"},
		"socket joined":    {"conn", "match", "member"},
		"command answered": {"conn", "match", "member", "verb", "cmd", "code"},
		"socket ended":     {"conn", "code"},
		"stopping":         {},
		"sockets drained":  {"took"},
	} {
		e := events[msg]
		if e == nil {
			t.Errorf("the log does not tell of %q", msg)
		}
		for _, id := range ids {
			if e[id] == nil {
				t.Errorf("%q has no %s: %v", msg, id, e)
			}
		}
	}
	if got := events["command answered"]; got != nil && (got["match"] != place.Match || got["member"] != place.Member) {
		t.Errorf("the command is logged as %v", got)
	}
}

func page(t *testing.T, url string) string {
	t.Helper()
	resp, err := http.Get(url)
	must(t, err)
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	return string(text)
}
