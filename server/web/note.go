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

// note logs something about a line under the ids of connection, match and
// member.
func (l *line) note(level zapcore.Level, what string, more ...zap.Field) {
	entry := l.web.cfg.Log.Check(level, what)
	if entry == nil || level > zapcore.DebugLevel && !l.web.limits.note.allow(l.addr) {
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
