package web

import (
	"bufio"
	"net"
	"net/http"
	"sync"
)

// cork is a connection that can hold back what is written, so that frames which
// leave together leave in one packet and one call of the system.
type cork struct {
	net.Conn
	mu   sync.Mutex
	on   bool
	held *[]byte
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
	_, err := c.Conn.Write(*c.held)
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
