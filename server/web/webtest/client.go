// Package webtest is a protocol client for tests: it speaks HTTP and the socket
// protocol as a browser does, and keeps every frame it was sent.
package webtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"casus/server/wire"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"
)

// Within is how long a test waits for a frame before it fails. It is no part of
// any timing that is tested.
const Within = 20 * time.Second

// Place is what a browser keeps of a room it made or joined.
type Place struct {
	Base   string `json:"-"`
	Room   string `json:"room"`
	Match  string `json:"match"`
	Member string `json:"member"`
	Token  string `json:"token"`
	Role   string `json:"role"`
	Seat   string `json:"seat"`
}

// Post sends JSON and decodes the answer into out (which may be nil); it gives
// the status and, for refusals, the code.
func Post(t testing.TB, url, token string, body, out any) (status int, code string) {
	t.Helper()
	return ask(t, "POST", url, token, bytes.NewReader(wire.Write(body)), out)
}

// PostText is Post with a body that is no JSON of ours.
func PostText(t testing.TB, url, body string, out any) (status int, code string) {
	t.Helper()
	return ask(t, "POST", url, "", strings.NewReader(body), out)
}

// Get fetches JSON.
func Get(t testing.TB, url, token string, out any) (status int, code string) {
	t.Helper()
	return ask(t, "GET", url, token, nil, out)
}

func ask(t testing.TB, method, url, token string, body io.Reader, out any) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, url, body)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var refusal struct{ Code, Reason string }
	if resp.StatusCode != http.StatusOK {
		if err := json.Unmarshal(text, &refusal); err != nil || refusal.Code == "" || refusal.Reason == "" {
			t.Fatalf("%s %s: status %d without code and reason: %s", method, url, resp.StatusCode, text)
		}
		return resp.StatusCode, refusal.Code
	}
	if out != nil {
		if err := json.Unmarshal(text, out); err != nil {
			t.Fatalf("%s %s: %v in %s", method, url, err, text)
		}
	}
	return resp.StatusCode, ""
}

// Seed is the seed of every match a test does not give one: the server would
// draw it, and one match in twenty asks something of a seat in its first turn.
const Seed = "7"

// Create makes a room from a body of POST /api/rooms, with Seed if it has none.
func Create(t testing.TB, base string, body map[string]any) Place {
	t.Helper()
	p := Place{Base: base}
	if _, given := body["seed"]; !given {
		body = maps.Clone(body)
		body["seed"] = Seed
	}
	if status, code := Post(t, base+"/api/rooms", "", body, &p); status != http.StatusOK {
		t.Fatalf("room not made: %d %s", status, code)
	}
	return p
}

// Join joins a room.
func Join(t testing.TB, base, code, nick, seat string) Place {
	t.Helper()
	p := Place{Base: base}
	status, refused := Post(t, base+"/api/rooms/"+code+"/join", "", map[string]any{"nick": nick, "seat": seat}, &p)
	if status != http.StatusOK {
		t.Fatalf("%s cannot join: %d %s", nick, status, refused)
	}
	return p
}

// Ticket trades the token for a ticket.
func (p Place) Ticket(t testing.TB) string {
	t.Helper()
	var out struct{ Ticket string }
	if status, code := Post(t, p.Base+"/api/tickets", p.Token, struct{}{}, &out); status != http.StatusOK {
		t.Fatalf("no ticket: %d %s", status, code)
	}
	return out.Ticket
}

// Dial opens a bare socket; origin is the page it claims to come from.
func Dial(base, origin string, protocols ...string) (*websocket.Conn, *http.Response, error) {
	d := websocket.Dialer{Subprotocols: protocols, HandshakeTimeout: Within}
	h := http.Header{}
	if origin != "" {
		h.Set("Origin", origin)
	}
	return d.Dial("ws"+strings.TrimPrefix(base, "http")+"/ws", h)
}

// Frame is any frame of the server.
type Frame struct {
	T         string
	K         string
	ID        string
	Code      string
	Reason    string
	Retryable bool
	Epoch     string
	O         uint64
	Offset    uint64
	From      uint64
	Role      string
	Seat      string
	AfterMS   int       `json:"after_ms"`
	Room      wire.Room // of a welcome; of a room frame, the room with what it changed
	B, View   json.RawMessage
	Raw       string `json:"-"`
}

// Tab is a browser tab with an open socket.
type Tab struct {
	testing.TB
	Place
	Conn   *websocket.Conn
	Stream *Stream  // in place of Conn where no WebSocket gets through
	Heard  []Frame  // everything, in order
	Said   [][]byte // likewise
	Epoch  string
	Offset uint64
	Turn   int
	Phase  string
	Over   bool
	Legal  string
	Scene  wire.Room // the room as it was told last
}

// Open opens a socket with a ticket and follows the match from a snapshot.
func Open(t testing.TB, p Place) *Tab {
	t.Helper()
	tab := &Tab{TB: t, Place: p}
	tab.Connect()
	tab.Send(map[string]any{"t": "sub", "match": p.Match})
	tab.Until("snapshot", func(f Frame) bool { return f.T == "snapshot" })
	return tab
}

// Connect opens the socket, or again a stream, and says hello.
func (tab *Tab) Connect() {
	tab.Helper()
	if tab.Stream != nil {
		tab.connectStream()
		return
	}
	ticket := tab.Ticket(tab.TB) // first, as browsers do: a room may take long to wake
	conn, _, err := Dial(tab.Base, tab.Base, wire.Subprotocol)
	if err != nil {
		tab.Fatal(err)
	}
	tab.Conn = conn
	tab.Cleanup(func() { conn.Close() })
	tab.Send(map[string]any{"t": "hello", "ticket": ticket})
	tab.Until("welcome", func(f Frame) bool { return f.T == "welcome" })
}

// Resume connects again and asks for what was missed.
func (tab *Tab) Resume() Frame {
	tab.Helper()
	tab.Connect()
	tab.Send(map[string]any{"t": "sub", "match": tab.Match, "epoch": tab.Epoch, "after": tab.Offset})
	return tab.Until("live or snapshot", func(f Frame) bool { return f.T == "live" || f.T == "snapshot" })
}

// Send writes a frame.
func (tab *Tab) Send(frame any) {
	tab.Helper()
	tab.SendText(wire.Write(frame))
}

// SendText writes any bytes as a text frame.
func (tab *Tab) SendText(text []byte) {
	tab.Helper()
	tab.Said = append(tab.Said, text)
	if tab.Stream != nil {
		if status := tab.Stream.Send(tab.TB, text); status != http.StatusNoContent {
			tab.Fatalf("the frame %.80s was answered with status %d", text, status)
		}
		return
	}
	if err := tab.Conn.WriteMessage(websocket.TextMessage, text); err != nil {
		tab.Fatal(err)
	}
}

// Next reads one frame and keeps account of turn and offset.
func (tab *Tab) Next() (Frame, error) {
	raw, err := tab.read()
	if err != nil {
		return Frame{}, err
	}
	f := Frame{Raw: string(raw)}
	if err := json.Unmarshal(raw, &f); err != nil {
		return f, fmt.Errorf("frame %s: %w", raw, err)
	}
	if f.T == "welcome" || f.T == "room" {
		tab.Scene = laid(tab.TB, tab.Scene, raw)
		f.Room = tab.Scene
	}
	tab.Heard = append(tab.Heard, f)
	return f, tab.follow(f)
}

func (tab *Tab) read() (raw []byte, err error) {
	if tab.Stream != nil {
		return tab.Stream.Next()
	}
	tab.Conn.SetReadDeadline(time.Now().Add(Within)) //nolint:errcheck // the read fails
	_, raw, err = tab.Conn.ReadMessage()
	return raw, err
}

// follow applies a frame to what the tab knows.
func (tab *Tab) follow(f Frame) error {
	var now struct {
		Turn         int
		Phase, Legal string
	}
	switch {
	case f.T == "snapshot":
		tab.Epoch, tab.Offset = f.Epoch, f.Offset
		if err := json.Unmarshal(f.View, &now); err != nil {
			return err
		}
	case f.T == "ev":
		if f.O != tab.Offset+1 {
			return fmt.Errorf("offset %d follows %d", f.O, tab.Offset)
		}
		tab.Offset = f.O
		if f.K != wire.KindReveal && f.K != wire.KindStart {
			return nil
		}
		if err := json.Unmarshal(f.B, &now); err != nil {
			return err
		}
	default:
		return nil
	}
	tab.Turn, tab.Phase = now.Turn, now.Phase
	if now.Legal != "" || f.T == "snapshot" {
		tab.Legal = now.Legal
	}
	tab.Over = now.Phase == wire.PhaseOver
	return nil
}

// Until reads frames up to one that fits.
func (tab *Tab) Until(what string, fits func(Frame) bool) Frame {
	tab.Helper()
	for {
		f, err := tab.Next()
		if err != nil {
			tab.Fatalf("%s waits for %s: %v", tab.Seat, what, err)
		}
		if fits(f) {
			return f
		}
	}
}

// Arrive reads until the match is at a turn and phase, or further.
func (tab *Tab) Arrive(turn int, phase string) {
	tab.Helper()
	for !tab.Over && (tab.Turn < turn || tab.Turn == turn && tab.Phase != phase) {
		tab.Until(fmt.Sprintf("turn %d, %s", turn, phase), func(f Frame) bool { return f.K == wire.KindReveal || f.K == wire.KindStart })
	}
}

// NewID is an id for a command.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Command sends a command and gives the ack or nack.
func (tab *Tab) Command(verb string, body any) Frame {
	tab.Helper()
	return tab.CommandAs(NewID(), verb, body)
}

// CommandAs sends a command under an id of one's own.
func (tab *Tab) CommandAs(id, verb string, body any) Frame {
	tab.Helper()
	tab.Send(wire.Cmd{T: "cmd", ID: id, Verb: verb, Body: wire.Write(body)})
	return tab.Until("the answer to "+verb, func(f Frame) bool { return (f.T == "ack" || f.T == "nack") && f.ID == id })
}

// Do is Command that must be acknowledged.
func (tab *Tab) Do(verb string, body any) {
	tab.Helper()
	if f := tab.Command(verb, body); f.T != "ack" {
		tab.Fatalf("%s refused: %s %s", verb, f.Code, f.Reason)
	}
}

// Ended reads until the socket is closed and gives the close code.
func (tab *Tab) Ended() int {
	tab.Helper()
	for {
		_, err := tab.Next()
		if e, ok := err.(*websocket.CloseError); ok {
			return e.Code
		}
		if err != nil {
			tab.Fatalf("the socket ended without a close frame: %v", err)
		}
	}
}
