package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"
)

// command waits here until it is answered: only then is it known whether it was
// carried out.
type command struct {
	T     string `json:"t"`
	ID    string `json:"id"`
	Verb  string `json:"verb"`
	Turn  int    `json:"turn"`
	Phase string `json:"phase"`
	Body  any    `json:"body"`
}

// line is the connection to a match. What it holds outlives a break.
type line struct {
	server  *server
	player  *player
	match   string
	epoch   string
	offset  uint64    // of the last event
	follows bool      // epoch and offset are known
	live    bool      // the match is followed now: commands may go out
	open    []command // without an answer, in the order they were given
	pause   time.Duration
	conn    *websocket.Conn
}

// frame is any frame of the server; which fields it has depends on T.
type frame struct {
	T, Code, Reason, Epoch, K, ID, Match string
	O, Offset                            uint64
	AfterMS                              int `json:"after_ms"`
	HeartbeatMS                          int `json:"heartbeat_ms"`
	Retryable                            bool
	View, B                              json.RawMessage
	Room                                 struct {
		Match string
		Clock struct{ State string }
	}
}

const (
	shortest = 500 * time.Millisecond
	longest  = 15 * time.Second
)

// follow plays until the match is over. It comes back after every break, unless
// the server said that it need not.
func follow(s *server, match string, p *player) error {
	l := &line{server: s, player: p, match: match, pause: shortest}
	for {
		err := l.connect()
		if err == nil {
			err = l.read()
			l.conn.Close()
		}
		var no *refusal
		var closed *websocket.CloseError
		switch {
		case p.over != nil:
			return nil
		case errors.As(err, &no) && no.final():
			return err
		case errors.As(err, &closed) && closed.Code >= 4500 && closed.Code < 5000:
			return err
		case errors.As(err, &closed) && closed.Code == 4010:
			l.follows = false // another seat has another stream
		}
		// Chance keeps a whole school from coming back in the same moment.
		wait := l.pause/2 + rand.N(l.pause/2)
		fmt.Printf("the line broke (%v); back in %d ms\n", err, wait.Milliseconds())
		time.Sleep(wait)
		l.pause = min(2*l.pause, longest)
	}
}

// connect opens a socket and says who one is.
func (l *line) connect() error {
	l.live = false
	ticket, err := l.server.ticket()
	if err != nil {
		return err
	}
	dial := websocket.Dialer{Subprotocols: []string{"casus.v1.json"}, HandshakeTimeout: 10 * time.Second}
	address := "ws" + strings.TrimPrefix(l.server.url, "http") + "/ws"
	conn, _, err := dial.Dial(address, http.Header{"Origin": {l.server.url}})
	if err != nil {
		return err
	}
	l.conn = conn
	return conn.WriteJSON(map[string]any{"t": "hello", "ticket": ticket})
}

// read takes frames until the line breaks or the match is over.
func (l *line) read() error {
	silence := time.Minute
	alive := func(string) error { return l.conn.SetReadDeadline(time.Now().Add(silence)) }
	answer := l.conn.PingHandler()
	l.conn.SetPingHandler(func(data string) error { return errors.Join(alive(""), answer(data)) })
	for l.player.over == nil {
		if err := alive(""); err != nil {
			return err
		}
		var f frame
		if err := l.conn.ReadJSON(&f); err != nil {
			return err
		}
		if f.HeartbeatMS > 0 {
			silence = 3 * time.Duration(f.HeartbeatMS) * time.Millisecond
		}
		if err := l.take(f); err != nil {
			return err
		}
		if err := l.act(); err != nil {
			return err
		}
	}
	return nil
}

// take deals with one frame. A kind it does not know is ignored.
func (l *line) take(f frame) error {
	switch f.T {
	case "welcome":
		l.player.clock = f.Room.Clock.State != "off"
		l.moved(f.Match)
		return l.subscribe()
	case "room": // only what has changed
		if f.Room.Clock.State != "" {
			l.player.clock = f.Room.Clock.State != "off"
		}
		if f.Room.Match != "" && l.moved(f.Room.Match) {
			return l.subscribe()
		}
	case "snapshot":
		l.epoch, l.offset, l.follows = f.Epoch, f.Offset, true
		if err := l.player.see(f.View); err != nil {
			return err
		}
		return l.again()
	case "live":
		fmt.Printf("resumed after event %d\n", l.offset)
		return l.again()
	case "ev":
		return l.event(f)
	case "ack", "nack":
		return l.answered(f)
	case "reconnect":
		l.pause = time.Duration(f.AfterMS) * time.Millisecond
		return errors.New("the server restarts")
	}
	return nil
}

// moved notes which match the room plays, and reports whether it is another.
func (l *line) moved(match string) bool {
	if match == l.match {
		return false
	}
	l.match, l.follows, l.open = match, false, nil
	return true
}

// subscribe asks for what was missed, or for everything.
func (l *line) subscribe() error {
	l.live = false
	sub := map[string]any{"t": "sub", "match": l.match}
	if l.follows {
		sub["epoch"], sub["after"] = l.epoch, l.offset
	}
	return l.conn.WriteJSON(sub)
}

// again sends what has no answer yet, under its old id: what was carried out
// already is only answered once more.
func (l *line) again() error {
	l.live, l.pause = true, shortest
	for _, c := range l.open {
		fmt.Printf("sending %s of turn %d again\n", c.Verb, c.Turn)
		if err := l.conn.WriteJSON(c); err != nil {
			return err
		}
	}
	return nil
}

// event takes the next event. Offsets are dense: a gap means that something was
// missed.
func (l *line) event(f frame) error {
	switch {
	case f.O <= l.offset:
		return nil
	case f.O != l.offset+1:
		return l.subscribe()
	}
	l.offset = f.O
	return l.player.event(f.K, f.B)
}

// answered takes the answer to a command off the list, unless it may be tried
// again.
func (l *line) answered(f frame) error {
	for i, c := range l.open {
		if c.ID != f.ID {
			continue
		}
		if f.T == "nack" && f.Retryable {
			time.Sleep(time.Second)
			return l.conn.WriteJSON(c)
		}
		l.open = append(l.open[:i], l.open[i+1:]...)
		l.player.answered(c, f.T == "ack", f.Code, f.Reason)
		return nil
	}
	return nil
}

// act gives the command the player wants to give now, if any.
func (l *line) act() error {
	if !l.live || len(l.open) > 0 {
		return nil
	}
	verb, body := l.player.decide()
	if verb == "" {
		return nil
	}
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	c := command{T: "cmd", ID: id.String(), Verb: verb, Turn: l.player.Turn, Phase: l.player.Phase, Body: body}
	l.open = append(l.open, c)
	return l.conn.WriteJSON(c)
}
