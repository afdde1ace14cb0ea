package web

import (
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// note logs something about a socket under the ids of connection, match and
// member. What was sent, names, tokens, tickets and room codes are never logged:
// a room's code is a key, so the match stands for the room.
func (s *socket) note(level zapcore.Level, what string, more ...zap.Field) {
	entry := s.web.cfg.Log.Check(level, what)
	if entry == nil {
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
