package web_test

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"casus/engine"
	"casus/server/match"
	"casus/server/web"
	"casus/server/web/webtest"
	"casus/server/wire"

	"go.uber.org/zap"
)

// The example clients play a match alone, to its end. In the middle their line
// is cut just before they would learn that an order was taken: they come back,
// get what they missed, and give the order again, which counts once.
func TestExampleClientsPlayAloneThroughABreak(t *testing.T) {
	for name, command := range examples(t) {
		t.Run(name, func(t *testing.T) {
			h := build(t)
			way := h.cutting(1)
			said := finishes(t, command, "--url", way.URL, "--seat", "KOR", "--turns", "3", "--seed", webtest.Seed)
			for _, want := range []string{"the line broke", "resumed after event", "sending orders of turn 1 again", "the match is over: "} {
				if !strings.Contains(said, want) {
					t.Errorf("it did not say %q:\n%s", want, said)
				}
			}
			h.ordersOnce("KOR")
		})
	}
}

// Both examples join a room that somebody leads, with a clock.
func TestExampleClientsPlayInARoom(t *testing.T) {
	h := build(t)
	way := h.cutting(0)
	teacher := webtest.Open(t, webtest.Create(t, h.base, map[string]any{"mode": "room", "bot": "hold", "turns": 2, "timer": 600}))
	clients := examples(t)
	ended := make(chan string, len(clients))
	seats := map[string]string{"go": "PRK", "javascript": "USA"}
	for name, command := range clients {
		go func() {
			ended <- finishes(t, command, "--url", way.URL, "--room", teacher.Room, "--seat", seats[name], "--nick", name)
		}()
	}
	teacher.Until("both at the table", func(f webtest.Frame) bool {
		online := 0
		for _, m := range f.Room.Members {
			if m.Online != nil && *m.Online && m.Role == "player" {
				online++
			}
		}
		return online == len(clients)
	})
	teacher.Do(wire.VerbStart, wire.None{})
	for range clients {
		if said := <-ended; !strings.Contains(said, "the match is over: ") {
			t.Errorf("it did not play to the end:\n%s", said)
		}
	}
	for _, seat := range seats {
		h.ordersOnce(seat)
	}
}

// examples builds the clients and says how each is run. Their sources are read
// here, so that the test's cache knows of them.
func examples(t *testing.T) map[string][]string {
	t.Helper()
	dir := filepath.Join("..", "wire", "example")
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, file := range files {
		if _, err := os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	program := filepath.Join(t.TempDir(), "example")
	if out, err := exec.Command("go", "build", "-o", program, "./"+dir).CombinedOutput(); err != nil {
		t.Fatalf("the example does not build: %v\n%s", err, out)
	}
	return map[string][]string{"go": {program}, "javascript": {"node", filepath.Join(dir, "bot.mjs")}}
}

// finishes runs a client to its end and gives what it said.
func finishes(t *testing.T, command []string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 3*webtest.Within)
	defer cancel()
	cmd := exec.CommandContext(ctx, command[0], append(command[1:], args...)...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", command, err, out)
	}
	return string(out)
}

// cutting opens a second door to the house whose connections break: the first
// writes that hold an ack are lost, and the connection with them.
func (h *house) cutting(times int) *httptest.Server {
	h.Helper()
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	l := &scissors{Listener: s.Listener}
	l.left.Store(int32(times))
	s.Listener = l
	door := web.New(web.Config{Lobby: h.lobby, Site: http.NotFoundHandler(), Clock: h.clock,
		Origins: []string{"http://" + l.Addr().String()}, Limits: web.DefaultLimits, Log: zap.NewNop()})
	s.Config.Handler = door.Handler()
	s.Start()
	h.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), webtest.Within)
		defer cancel()
		door.Drain(ctx)
		s.Close()
		if l.left.Load() > 0 {
			h.Error("no line was cut")
		}
	})
	return s
}

type scissors struct {
	net.Listener
	left atomic.Int32
}

func (l *scissors) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &cuttable{c, l}, nil
}

type cuttable struct {
	net.Conn
	by *scissors
}

func (c *cuttable) Write(b []byte) (int, error) {
	if bytes.Contains(b, []byte(`"t":"ack"`)) && c.by.left.Add(-1) >= 0 {
		c.Close() //nolint:errcheck // that is the point
		return 0, net.ErrClosed
	}
	return c.Conn.Write(b)
}

// ordersOnce checks in the record that a seat sealed one set of orders in each
// turn.
func (h *house) ordersOnce(seat string) {
	h.Helper()
	matches, err := h.store.ListMatches(h.Context(), true)
	if err != nil || len(matches) != 1 {
		h.Fatalf("%d finished matches (%v)", len(matches), err)
	}
	lines, _, err := match.Lines(h.Context(), h.store, matches[0].ID)
	if err != nil {
		h.Fatal(err)
	}
	sets, last := map[int]int{}, 0
	for _, line := range lines {
		if c := line.Cmd; c != nil {
			last = c.Turn
			if c.Verb == engine.VerbOrders && c.Seat.String() == seat {
				sets[c.Turn]++
			}
		}
	}
	for turn := 1; turn <= last; turn++ {
		if sets[turn] != 1 {
			h.Errorf("%s sealed %d sets in turn %d", seat, sets[turn], turn)
		}
	}
}
