package web

import (
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// note logs something about a line under the ids of connection, match and
// member. What was sent, names, tokens, tickets and room codes are never logged:
// a room's code is a key, so the match stands for the room.
func (l *line) note(level zapcore.Level, what string, more ...zap.Field) {
	entry := l.web.cfg.Log.Check(level, what)
	if entry == nil {
		return
	}
	fields := append(make([]zap.Field, 0, len(more)+4), zap.Uint64("conn", l.id))
	if l.place != nil {
		fields = append(fields, zap.String("match", l.session.Room.Match().ID()), zap.String("member", l.session.Member))
	} else {
		fields = append(fields, zap.String("addr", l.addr))
	}
	entry.Write(append(fields, more...)...)
}
