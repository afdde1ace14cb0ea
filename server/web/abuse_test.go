package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// soon makes waiting short, so that a test need not wait as long as a school's
// bad network is waited for.
func soon(h *house) {
	h.limits.HeadWithin, h.limits.HelloWithin = 100*time.Millisecond, 100*time.Millisecond
}

// ends reads a connection to its end: the server must end it by itself.
func (h *house) ends(what string, c net.Conn) {
	h.Helper()
	if _, err := io.Copy(io.Discard, c); err != nil && !strings.Contains(err.Error(), "reset") {
		h.Errorf("%s is still open: %v", what, err)
	}
}

// Who opens a connection and says nothing, or a bit now and then, is not waited
// for; nor is who opens a socket and stays silent.
func TestSecurity11SlowAndHalfOpen(t *testing.T) {
	h := build(t, soon)
	silent, slow := h.line(), h.line()
	fmt.Fprintf(slow, "GET /ws HTTP/1.1\r\nHost: x\r\nX-Slow: ")
	h.ends("a connection that says nothing", silent)
	h.ends("an upgrade that never ends", slow)
	socket := h.line()
	fmt.Fprintf(socket, "GET /ws HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: %s\r\n\r\n", h.addr(), h.base, wire.Subprotocol)
	h.ends("a socket that says nothing", socket)
	stream := h.line()
	fmt.Fprintf(stream, "POST /api/stream HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nCasus-Protocol: %s\r\nContent-Length: 100\r\n\r\n{", h.addr(), h.base, wire.Subprotocol)
	h.ends("a stream whose hello never ends", stream)
	long := h.line()
	fmt.Fprintf(long, "GET / HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n", strings.Repeat("x", 64<<10))
	if resp, err := http.ReadResponse(bufio.NewReader(long), nil); err != nil || resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a head of 64 kB: %v %v", resp, err)
	}
}

// A member whose line is dead is noticed by its silence, and is offline then.
func TestSecurity11DeadLine(t *testing.T) {
	h := build(t, func(h *house) { h.limits.SilenceWithin = 300 * time.Millisecond })
	place := webtest.Create(t, h.base, map[string]any{"mode": "room"})
	dead := h.raw(webtest.Join(t, h.base, place.Room, "Dead Line", "KOR"))
	if code := dead.closed(); code != fmt.Sprint(int(wire.CloseNoPong)) {
		t.Errorf("closed with %s", code)
	}
}

// A flood ends its own socket, of whatever it is made; everybody else plays on.
func TestSecurity11Flood(t *testing.T) {
	h := build(t)
	teacher, players := h.room("KOR")
	teacher.Do(wire.VerbStart, wire.None{})
	watcher := webtest.Join(t, h.base, teacher.Room, "Flood", "")
	const ping = `{"t":"ping","n":1}`
	byByte := []byte{}
	for i := range len(ping) {
		byByte = append(byByte, masked(map[bool]byte{true: 0x01}[i == 0], []byte{ping[i]})...)
	}
	byByte = append(byByte, masked(0x80, nil)...)
	for name, row := range map[string]struct {
		flood []byte
		code  wire.CloseCode
	}{
		"10,000 pings":                    {[]byte(strings.Repeat(string(masked(0x89, nil)), 10_000)), wire.CloseLimit},
		"10,000 pongs nobody asked for":   {[]byte(strings.Repeat(string(masked(0x8a, nil)), 10_000)), wire.CloseLimit},
		"10,000 frames":                   {[]byte(strings.Repeat(string(masked(0x81, []byte(ping))), 10_000)), wire.CloseLimit},
		"10,000 frames, a byte at a time": {[]byte(strings.Repeat(string(byByte), 10_000)), wire.CloseLimit},
		"10,000 frames of one byte":       {[]byte(strings.Repeat(string(masked(0x81, []byte("x"))), 10_000)), wire.CloseProtocol},
	} {
		t.Run(name, func(t *testing.T) {
			h.T = t
			r := h.raw(watcher)
			go r.Write(row.flood) //nolint:errcheck // it is cut off in the middle
			if code := r.closed(); code != fmt.Sprint(int(row.code)) {
				t.Errorf("closed with %s, want %d", code, row.code)
			}
		})
		players[0].Do(wire.VerbReady, wire.Ready{})
	}
	h.T = t
}

// A client that never reads is given up when its queue is full: nobody waits for
// it, and no more than the queue is kept for it.
func TestSecurity11NeverReads(t *testing.T) {
	h := build(t, func(h *house) {
		h.limits.QueueBytes, h.limits.CommandBurst, h.limits.WriteWithin = 16<<10, 10_000, 200*time.Millisecond
		// What the kernel would take in for a socket is no business of the test.
		h.onConn = func(c net.Conn) { c.(*net.TCPConn).SetWriteBuffer(4 << 10) } //nolint:errcheck // then it takes longer
	})
	teacher, _ := h.room()
	deaf := webtest.Join(t, h.base, teacher.Room, "Deaf", "")
	r := h.raw(deaf)
	if err := r.Conn.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
		t.Fatal(err)
	}
	frames := 0
	for online := true; online; frames++ {
		if frames == 5000 {
			t.Fatal("a client that never reads is still kept")
		}
		teacher.Do(wire.VerbRename, wire.Rename{Member: deaf.Member, Nick: fmt.Sprint("Deaf ", frames)})
		for _, m := range teacher.Scene.Members {
			if m.ID == deaf.Member && frames > 1 {
				online = *m.Online
			}
		}
		teacher.Heard = nil
	}
	t.Logf("given up after %d frames", frames)
}
