package web

import (
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// What was sent, names, tokens, tickets and room codes are never logged: a room's
// code is a key, so the match stands for the room. An address that makes much
// noise is not written down each time: a log that can be filled is a weapon too.

// note logs something that happened at the door, under the address it came from.
func (w *Web) note(what, addr string, more ...zap.Field) {
	if w.limits.note.allow(addr) {
		w.cfg.Log.Info(what, append(more, zap.String("addr", addr))...)
	}
}

// note logs something about a socket under the ids of connection, match and
// member.
func (s *socket) note(level zapcore.Level, what string, more ...zap.Field) {
	entry := s.web.cfg.Log.Check(level, what)
	if entry == nil || level > zapcore.DebugLevel && !s.web.limits.note.allow(s.addr) {
		return
	}
	fields := append(make([]zap.Field, 0, len(more)+4), zap.Uint64("conn", s.id))
	if s.place != nil {
		fields = append(fields, zap.String("match", s.session.Room.Match().ID()), zap.String("member", s.session.Member))
	} else {
		fields = append(fields, zap.String("addr", s.addr))
	}
	entry.Write(append(fields, more...)...)
}
