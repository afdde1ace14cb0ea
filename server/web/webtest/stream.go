package webtest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// Stream is an open line over server-sent events.
type Stream struct {
	Door
	Key      string
	Header   http.Header
	Comments int // signs of life so far

	body  io.ReadCloser
	lines *bufio.Reader
	wait  *time.Timer // hangs up when a read takes too long
}

// Door is where streams are opened, and as whom.
type Door struct {
	Base     string
	Origin   string // the page that asks
	Protocol string
	Client   *http.Client
}

// FrontDoor is the door the server's own page uses.
func FrontDoor(base string) Door {
	return Door{Base: base, Origin: base, Protocol: wire.Subprotocol, Client: http.DefaultClient}
}

// Knock opens a stream with a hello, or with whatever else is the first frame. A
// status other than 200 comes without a stream.
func (d Door) Knock(t testing.TB, first []byte) (s *Stream, status int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	req := d.request(t, "/api/stream", first).WithContext(ctx)
	req.Header.Set("Casus-Protocol", d.Protocol)
	resp, err := d.Client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, resp.StatusCode
	}
	s = &Stream{Door: d, Key: resp.Header.Get("Casus-Stream"), Header: resp.Header,
		body: resp.Body, lines: bufio.NewReader(resp.Body), wait: time.AfterFunc(Within, cancel)}
	s.wait.Stop()
	t.Cleanup(s.Close)
	return s, resp.StatusCode
}

func (d Door) request(t testing.TB, path string, body []byte) *http.Request {
	t.Helper()
	req, err := http.NewRequest("POST", d.Base+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if d.Origin != "" {
		req.Header.Set("Origin", d.Origin)
	}
	return req
}

// Post sends a frame with any authority and gives the status of the answer.
func (d Door) Post(t testing.TB, authority string, frame []byte) int {
	t.Helper()
	req := d.request(t, "/api/stream/frame", frame)
	req.Header.Set("Authorization", authority)
	resp, err := d.Client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body) //nolint:errcheck // so that the connection is used again
	return resp.StatusCode
}

// Close hangs up.
func (s *Stream) Close() {
	s.wait.Stop()
	s.body.Close()
}

// Send posts a frame and gives the status of the answer.
func (s *Stream) Send(t testing.TB, frame []byte) int {
	t.Helper()
	return s.Post(t, "Stream "+s.Key, frame)
}

// Next gives the next frame. The event that closes the stream is given as the
// error a closed socket gives.
func (s *Stream) Next() ([]byte, error) {
	for {
		name, data, err := s.Event()
		switch {
		case err != nil:
			return nil, err
		case name == "close":
			var c wire.Closed
			if err := json.Unmarshal(data, &c); err != nil {
				return nil, err
			}
			return nil, &websocket.CloseError{Code: int(c.Code), Text: c.Reason}
		case name == "":
			s.Comments++
		default:
			return data, nil
		}
	}
}

// Event reads up to an empty line: a frame ("message"), another event, or a
// comment, which has no name.
func (s *Stream) Event() (name string, data []byte, err error) {
	s.wait.Reset(Within)
	defer s.wait.Stop()
	for {
		text, err := s.lines.ReadString('\n')
		if err != nil {
			return "", nil, err
		}
		field, value, _ := strings.Cut(strings.TrimSuffix(text, "\n"), ":")
		switch value = strings.TrimPrefix(value, " "); {
		case text == "\n" && data != nil && name == "":
			return "message", data, nil
		case text == "\n":
			return name, data, nil
		case field == "event":
			name = value
		case field == "data" && data == nil:
			data = []byte(value)
		case field != "":
			return "", nil, fmt.Errorf("a line that is no part of the protocol: %q", text)
		}
	}
}

// OpenStream is Open over a stream.
func OpenStream(t testing.TB, p Place) *Tab {
	t.Helper()
	return OpenAt(t, FrontDoor(p.Base), p)
}

// OpenAt is OpenStream at any door.
func OpenAt(t testing.TB, d Door, p Place) *Tab {
	t.Helper()
	tab := &Tab{TB: t, Place: p, Stream: &Stream{Door: d}}
	tab.Connect()
	tab.Send(map[string]any{"t": "sub", "match": p.Match})
	tab.Until("snapshot", func(f Frame) bool { return f.T == "snapshot" })
	return tab
}

func (tab *Tab) connectStream() {
	tab.Helper()
	s, status := tab.Stream.Knock(tab.TB, wire.Write(wire.Hello{T: "hello", Ticket: tab.Ticket(tab.TB)}))
	if s == nil {
		tab.Fatalf("no stream: status %d", status)
	}
	tab.Stream = s
	tab.Until("welcome", func(f Frame) bool { return f.T == "welcome" })
}
