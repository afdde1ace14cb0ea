package main

import (
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"casus/server/web/webtest"
	"casus/server/wire"
)

const anyPort = "127.0.0.1:0"

// A server that is killed with orders acknowledged loses none of them, and the
// tabs that were open go on.
func TestKillLosesNothingAcknowledged(t *testing.T) {
	data := t.TempDir()
	p := start(t, "--addr", anyPort, "--data", data)
	teacher, players := class(t, p.base)
	teacher.Do(wire.VerbStart, wire.None{})
	for turn := 1; turn <= 2; turn++ {
		for _, tab := range players {
			tab.Arrive(turn, "orders")
			tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
		}
	}
	kor := players[0]
	kor.Arrive(3, "orders")
	order := wire.Orders{Lines: []int{firstLegal(t, kor.Legal)}}
	id := webtest.NewID()
	if f := kor.CommandAs(id, wire.VerbOrders, order); f.T != "ack" {
		t.Fatalf("the order was refused: %s", f.Raw)
	}
	p.kill()

	// The same port, so that the tabs find it; a restart by hand does the same.
	p = start(t, "--addr", strings.TrimPrefix(p.base, "http://"), "--data", data)
	if f := kor.Resume(); f.T != "live" || f.From != kor.Offset+1 {
		t.Fatalf("resumed with %.120s", f.Raw)
	}
	if f := kor.CommandAs(id, wire.VerbOrders, order); f.T != "ack" {
		t.Fatalf("the acknowledged order is not known any more: %s", f.Raw)
	}
	fresh := webtest.Open(t, kor.Place)
	if !strings.Contains(string(fresh.Heard[len(fresh.Heard)-1].View), `"sent":{"lines":[`) {
		t.Fatal("the sealed order is gone")
	}
	for _, tab := range players[1:] {
		tab.Resume()
		tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	}
	kor.Arrive(3, "response")
	for _, tab := range players {
		tab.Conn.Close()
	}
}

// class is a room with a teacher and four players.
func class(t *testing.T, base string) (teacher *webtest.Tab, players []*webtest.Tab) {
	t.Helper()
	place := webtest.Create(t, base, map[string]any{"mode": "room", "bot": "hold", "turns": 8, "seed": "7"})
	for _, seat := range []string{"KOR", "PRK", "USA", "JPN"} {
		players = append(players, webtest.Open(t, webtest.Join(t, base, place.Room, "Team "+seat, seat)))
	}
	return webtest.Open(t, place), players
}

func TestStopsCleanlyOnSignal(t *testing.T) {
	p := start(t, "--addr", anyPort, "--data", t.TempDir())
	tab := webtest.Open(t, webtest.Create(t, p.base, map[string]any{"mode": "solo", "seat": "KOR", "bot": "hold"}))
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := tab.Ended(); code != int(wire.CloseShutdown) {
		t.Fatalf("the socket ended with %d", code)
	}
	if f := tab.Heard[len(tab.Heard)-1]; f.T != "reconnect" || f.AfterMS <= 0 {
		t.Fatalf("the last frame was %s", f.Raw)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Fatalf("it ended with %v:\n%s", err, p.notes)
	}
}

// What can go wrong at the start is one clear sentence and exit code 1.
func TestStartFailures(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	must(t, os.WriteFile(file, []byte("x"), 0o600))
	broken := filepath.Join(dir, "rules")
	must(t, os.MkdirAll(filepath.Join(broken, "places"), 0o700))
	must(t, os.WriteFile(filepath.Join(broken, "places", "atlantis.yaml"), []byte("format: casus/1\nplace: atlantis\nkind: lost\n"), 0o600))
	port, err := net.Listen("tcp", anyPort)
	must(t, err)
	defer port.Close()
	running := start(t, "--addr", anyPort, "--data", filepath.Join(dir, "used"))
	defer running.kill()

	cases := []struct {
		name string
		args []string
		want []string
	}{
		{"port in use", []string{"--addr", port.Addr().String(), "--data", dir}, []string{"in use by another program", "--addr"}},
		{"data in a file", []string{"--addr", anyPort, "--data", filepath.Join(file, "data")}, []string{"--data"}},
		{"data in use", []string{"--addr", anyPort, "--data", filepath.Join(dir, "used")}, []string{"in use by another server", "--data"}},
		{"a broken rule file", []string{"--addr", anyPort, "--data", dir, "--rules", broken}, []string{"places/atlantis.yaml:3:", "kind: lost", "^"}},
		{"rules that are no folder", []string{"--addr", anyPort, "--data", dir, "--rules", file}, []string{"--rules"}},
		{"an address that is none", []string{"--addr", "here", "--data", dir}, []string{"host:port"}},
		{"open to the network unasked", []string{"--addr", "0.0.0.0:0", "--data", dir}, []string{"--lan"}},
		{"a port that is none", []string{"--addr", "127.0.0.1:99999", "--data", dir}, []string{"127.0.0.1:99999", "--addr"}},
		{"half a certificate", []string{"--addr", anyPort, "--data", dir, "--tls-cert", file}, []string{"--tls-key"}},
		{"debug open to the network", []string{"--addr", anyPort, "--data", filepath.Join(dir, "other"), "--debug-addr", "0.0.0.0:0"}, []string{"--debug-addr", "127.0.0.1:6060"}},
		{"room for nobody", []string{"--addr", anyPort, "--data", filepath.Join(dir, "other"), "--max-awake", "0"}, []string{"--max-awake"}},
		{"debug at no address", []string{"--addr", anyPort, "--data", filepath.Join(dir, "other"), "--debug-addr", "here"}, []string{"--debug-addr", "127.0.0.1:6060"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			said := fails(t, append([]string{"serve"}, c.args...)...)
			for _, want := range c.want {
				if !strings.Contains(said, want) {
					t.Errorf("said %q, without %q", said, want)
				}
			}
			if strings.Contains(said, "goroutine") {
				t.Errorf("a stack trace is no sentence:\n%s", said)
			}
		})
	}
}

func TestLanSaysSo(t *testing.T) {
	p := start(t, "--lan", "--addr", anyPort, "--data", t.TempDir())
	said := ""
	for !strings.Contains(said, "--tls-cert") && p.out.Scan() {
		said += p.out.Text() + "\n"
	}
	if !strings.Contains(said, "Plain HTTP") {
		t.Fatalf("the banner says %q", said)
	}
	resp, err := http.Get(p.base + "/healthz")
	must(t, err)
	resp.Body.Close()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
