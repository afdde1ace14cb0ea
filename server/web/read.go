package web

import (
	"errors"
	"os"

	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// read takes frames until the socket ends and gives the code to close it with.
func (s *socket) read() wire.CloseCode {
	l := s.web.cfg.Limits
	s.conn.SetReadLimit(2 * abusiveFrame)
	s.conn.SetPongHandler(func(string) error { s.deadline(l.SilenceWithin); return nil })
	s.deadline(l.HelloWithin)
	for {
		kind, data, err := s.next()
		if err != nil {
			return s.endOf(err)
		}
		if code := s.take(kind == websocket.TextMessage, data); code != 0 {
			return code
		}
		s.deadline(l.SilenceWithin)
	}
}

func (s *socket) next() (kind int, data []byte, err error) {
	kind, r, err := s.conn.NextReader()
	if err != nil {
		return 0, nil, err
	}
	data, err = bounded(r)
	return kind, data, err
}

func (s *socket) endOf(err error) wire.CloseCode {
	switch {
	case errors.Is(err, errAbuse), errors.Is(err, websocket.ErrReadLimit):
		return wire.CloseLimit
	case errors.Is(err, os.ErrDeadlineExceeded) && s.place == nil:
		return wire.CloseTicket
	case errors.Is(err, os.ErrDeadlineExceeded):
		return wire.CloseNoPong
	}
	return websocket.CloseNormalClosure // the browser has gone
}
