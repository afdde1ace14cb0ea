package web

import (
	"bufio"
	"net"
	"net/http"
	"sync"
	"time"
)

// cork is a connection that can hold back what is written, so that frames which
// leave together leave in one packet and one call of the system.
type cork struct {
	net.Conn
	mu   sync.Mutex
	on   bool
	held *[]byte
	by   time.Time // when what is held back must have been sent
}

// buffers are the memory for what is held back, shared by all connections.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

// Write buffers p back while the cork is in.
func (c *cork) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.on {
		*c.held = append(*c.held, p...)
		return len(p), nil
	}
	return c.Conn.Write(p)
}

// SetWriteDeadline is asked for with each frame; those that leave together need
// one.
func (c *cork) SetWriteDeadline(by time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.on {
		c.by = by
		return nil
	}
	return c.Conn.SetWriteDeadline(by)
}

// put puts the cork in.
func (c *cork) put() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.on, c.held = true, buffers.Get().(*[]byte)
}

// pull takes the cork out and sends what was held back.
func (c *cork) pull() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.on {
		return nil
	}
	err := c.Conn.SetWriteDeadline(c.by)
	if err == nil {
		_, err = c.Conn.Write(*c.held)
	}
	*c.held = (*c.held)[:0]
	buffers.Put(c.held)
	c.on, c.held = false, nil
	return err
}

// corked gives the upgrade a connection with a cork.
type corked struct {
	http.ResponseWriter
	conn *cork
}

// Hijack takes the connection over.
func (h *corked) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	h.conn = &cork{Conn: conn}
	return h.conn, rw, nil
}
