package web_test

import (
	"bufio"
	"encoding/binary"
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

// raw is a socket whose every byte the test writes itself.
type raw struct {
	*testing.T
	net.Conn
	in    *bufio.Reader
	reply *http.Response
}

// line opens a bare connection.
func (h *house) line() net.Conn {
	h.Helper()
	c, err := net.Dial("tcp", h.addr())
	if err != nil {
		h.Fatal(err)
	}
	h.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(webtest.Within)) //nolint:errcheck // the read fails
	return c
}

// raw opens a socket by hand, offering compression, and says hello for a place.
func (h *house) raw(p webtest.Place) *raw {
	h.Helper()
	r := &raw{T: h.T, Conn: h.line()}
	fmt.Fprintf(r, "GET /ws HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: %s\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n", h.addr(), h.base, wire.Subprotocol)
	r.in = bufio.NewReader(r)
	var err error
	if r.reply, err = http.ReadResponse(r.in, nil); err != nil || r.reply.StatusCode != http.StatusSwitchingProtocols {
		h.Fatalf("no socket: %v %v", r.reply, err)
	}
	r.frame(0x81, wire.Write(wire.Hello{T: "hello", Ticket: p.Ticket(h)}))
	if kind, text := r.next(); kind != 1 || !strings.Contains(text, `"welcome"`) {
		h.Fatalf("greeted with %d %s", kind, text)
	}
	return r
}

// frame writes one frame, masked with zeros: its first byte says what it is.
func (r *raw) frame(first byte, text []byte) {
	r.Write(masked(first, text)) //nolint:errcheck // who is thrown out learns so by reading
}

func masked(first byte, text []byte) []byte {
	head := []byte{first, 0x80 | byte(min(len(text), 126))}
	if len(text) > 125 {
		head = binary.BigEndian.AppendUint16(head, uint16(len(text)))
	}
	return append(append(head, 0, 0, 0, 0), text...)
}

// next reads one frame of the server: its kind (1 text, 8 close, 10 pong), and
// its text, or for a close its code. Kind 0 is the end of the line.
func (r *raw) next() (kind byte, text string) {
	var head [2]byte
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		return 0, err.Error()
	}
	n := uint64(head[1])
	if n > 125 {
		size := make([]byte, map[uint64]int{126: 2, 127: 8}[n])
		if _, err := io.ReadFull(r.in, size); err != nil {
			return 0, err.Error()
		}
		n = 0
		for _, b := range size {
			n = n<<8 | uint64(b)
		}
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r.in, body); err != nil {
		return 0, err.Error()
	}
	if kind = head[0] & 0xf; kind == 8 && n >= 2 {
		return kind, fmt.Sprint(binary.BigEndian.Uint16(body))
	}
	return kind, string(body)
}

// closed reads to the end and gives the close code.
func (r *raw) closed() string {
	r.Helper()
	for {
		switch kind, text := r.next(); kind {
		case 8:
			return text
		case 0:
			r.Fatalf("the line ended without a close frame: %s", text)
		}
	}
}

// answer reads to the next nack or pong of ours and gives its code.
func (r *raw) answer() string {
	r.Helper()
	for {
		kind, text := r.next()
		if kind == 8 || kind == 0 {
			return "closed " + text
		}
		if strings.Contains(text, `"t":"pong"`) {
			return ""
		}
		if _, after, ok := strings.Cut(text, `"code":"`); ok {
			code, _, _ := strings.Cut(after, `"`)
			return code
		}
	}
}
