package loadtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// traffic counts what went over a player's connections.
type traffic struct{ in, out, frames atomic.Int64 }

// counted is a connection that counts its bytes, framing included.
type counted struct {
	net.Conn
	sum *traffic
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.sum.in.Add(int64(n))
	return n, err
}

func (c counted) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.sum.out.Add(int64(n))
	return n, err
}

// socket is one open WebSocket.
type socket struct {
	conn *websocket.Conn
	sum  *traffic
	buf  []byte     // of the frame read last
	mu   sync.Mutex // held while writing
}

var writeBuffers sync.Pool

// open trades a place for a socket; the welcome has been read.
func (h *house) open(ctx context.Context, p place, sum *traffic) (*socket, error) {
	ticket, err := h.ticket(ctx, p.Token)
	if err != nil {
		return nil, err
	}
	d := websocket.Dialer{Subprotocols: []string{wire.Subprotocol}, ReadBufferSize: 4096, WriteBufferSize: 1024,
		WriteBufferPool: &writeBuffers, HandshakeTimeout: time.Minute,
		NetDialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			c, err := h.dial(ctx, network, addr)
			return counted{c, sum}, err
		}}
	conn, resp, err := d.DialContext(ctx, "ws"+h.target.base[len("http"):]+"/ws", http.Header{"Origin": {h.target.origin}})
	if err != nil {
		if resp != nil {
			said, _ := io.ReadAll(io.LimitReader(resp.Body, 300)) // for people; what cannot be read is left out
			err = fmt.Errorf("%w: %s", err, said)
		}
		return nil, fmt.Errorf("no socket: %w", err)
	}
	s := &socket{conn: conn, sum: sum}
	if err := s.write(wire.Write(wire.Hello{T: "hello", Ticket: ticket})); err != nil {
		return nil, err
	}
	if _, err := s.until("welcome"); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *socket) write(frame []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conn.WriteMessage(websocket.TextMessage, frame)
}

// next reads one frame; its bytes are good until the next call.
func (s *socket) next() ([]byte, error) {
	_, r, err := s.conn.NextReader()
	if err != nil {
		return nil, err
	}
	s.buf = s.buf[:0]
	for {
		if len(s.buf) == cap(s.buf) {
			s.buf = append(s.buf, make([]byte, 2048)...)[:len(s.buf)]
		}
		n, err := r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if errors.Is(err, io.EOF) {
			s.sum.frames.Add(1)
			return s.buf, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// until reads on to a frame of a kind.
func (s *socket) until(kind string) (frame, error) {
	for {
		data, err := s.next()
		if err != nil {
			return frame{}, fmt.Errorf("waiting for %s: %w", kind, err)
		}
		f, err := read(data)
		switch {
		case err != nil:
			return f, err
		case f.T == "nack":
			return f, fmt.Errorf("waiting for %s: refused with %s: %s", kind, f.Code, f.Reason)
		case f.T == kind:
			return f, nil
		}
	}
}

func (s *socket) close() { s.conn.Close() } //nolint:errcheck // it has ended one way or the other
