package web

import (
	"io"
	"net/http"
	"slices"
	"sync"
	"time"

	"casus/server/meter"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// socket is a line over a WebSocket. One goroutine reads it; another writes it
// while there is something to write. They meet only in the queue.
type socket struct {
	line
	conn    *websocket.Conn
	cork    *cork
	beat    *time.Timer    // for the next ping
	heard   time.Time      // when its silence was last counted anew; only the reader looks
	written bool           // the last has been written; only the writer looks
	writer  sync.WaitGroup // until then
}

func (w *Web) socket(rw http.ResponseWriter, r *http.Request) {
	if refused := w.admit(r, "socket", slices.Contains(websocket.Subprotocols(r), wire.Subprotocol)); refused != nil {
		w.refuse(rw, refused)
		return
	}
	addr := w.address(r)
	corks := &corked{ResponseWriter: rw}
	conn, err := w.upgrade.Upgrade(corks, r, http.Header{"Sec-Websocket-Protocol": {wire.Subprotocol}})
	if err != nil {
		w.limits.sockets.leave(addr)
		return // Upgrade has answered
	}
	s := &socket{line: w.newLine(meter.WebSocket, addr), conn: conn, cork: corks.conn}
	s.cut = func() { conn.Close() } //nolint:errcheck // it need not say goodbye
	s.writer.Add(1)
	s.queue.Serve(w.crew, s.write)
	s.beat = time.AfterFunc(heartbeat, s.ping)
	w.open(&s.line)
	// The request's goroutine ends here and frees its buffers; the socket
	// needs only its own.
	go s.run()
}

// run lives as long as the socket.
func (s *socket) run() {
	s.begin()
	code := s.read()
	s.detach()
	s.queue.Close(int(code))
	s.writer.Wait()
	s.beat.Stop()
	s.linger()
	s.conn.Close() //nolint:errcheck // it has ended one way or the other
	s.end()
}

// linger reads on for a moment after the close frame went out. Ending a
// connection on which something unread waits would take the close frame back,
// and the browser would not learn why it was closed.
func (s *socket) linger() {
	s.deadline(time.Second)
	// Below the socket: after an error that has nothing more to read.
	io.Copy(io.Discard, s.conn.NetConn()) //nolint:errcheck // it ends one way or the other
}

func (s *socket) deadline(d time.Duration) {
	s.conn.SetReadDeadline(time.Now().Add(d)) //nolint:errcheck // a closed socket says so when it is read
}
