package loadtest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"time"

	"casus/server/wire"
)

// target is the server under load.
type target struct {
	base   string // http://host:port
	origin string // the page we pretend to be
	debug  string // base URL of its metrics, or empty
	pid    int    // 0: unknown
}

// house is what one match's players share: an address of their own, as one
// class sits behind one address. Linux answers on all of 127.0.0.0/8; elsewhere
// everybody comes from the same one.
type house struct {
	target target
	dial   func(ctx context.Context, network, addr string) (net.Conn, error)
	client *http.Client
}

// newHouse takes the n-th address.
func newHouse(t target, n int) *house {
	d := &net.Dialer{Timeout: 20 * time.Second}
	if runtime.GOOS == "linux" && !strings.Contains(t.base, "[") {
		n += 1 << 16 // leaves 127.0.x.y to others
		d.LocalAddr = &net.TCPAddr{IP: net.IPv4(127, byte(n>>16), byte(n>>8), byte(n))}
	}
	return &house{target: t, dial: d.DialContext,
		client: &http.Client{Transport: &http.Transport{DialContext: d.DialContext}, Timeout: time.Minute}}
}

// close gives up the connections of requests; sockets are not touched.
func (h *house) close() { h.client.CloseIdleConnections() }

// place is a seat in a room, as who made or joined it was told.
type place struct {
	Room   string `json:"room"`
	Match  string `json:"match"`
	Member string `json:"member"`
	Token  string `json:"token"`
	Seat   string `json:"seat"`
}

// create makes a room without a clock.
func (h *house) create(ctx context.Context, scenario string, seed uint64, turns int) (p place, err error) {
	body := struct {
		Mode     string `json:"mode"`
		Scenario string `json:"scenario"`
		Seed     string `json:"seed"`
		Turns    int    `json:"turns"`
	}{"room", scenario, fmt.Sprint(seed), turns}
	return p, h.post(ctx, "/api/rooms", "", body, &p)
}

func (h *house) join(ctx context.Context, room, seat string) (p place, err error) {
	body := struct {
		Nick string `json:"nick"`
		Seat string `json:"seat"`
	}{"Load " + seat, seat}
	return p, h.post(ctx, "/api/rooms/"+room+"/join", "", body, &p)
}

func (h *house) ticket(ctx context.Context, token string) (string, error) {
	var t struct{ Ticket string }
	return t.Ticket, h.post(ctx, "/api/tickets", token, struct{}{}, &t)
}

func (h *house) post(ctx context.Context, path, token string, body, out any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.target.base+path, bytes.NewReader(wire.Write(body)))
	if err != nil {
		return err
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := h.client.Do(req)
	if err != nil {
		return fmt.Errorf("the server does not answer: %w", err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		return fmt.Errorf("the server's answer broke off: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("POST %s was refused with %d: %.300s", path, resp.StatusCode, text)
	}
	return json.Unmarshal(text, out)
}
