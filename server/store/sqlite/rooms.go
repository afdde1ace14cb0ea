package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"casus/server/store"
)

const memberColumns = "id, room, nick, role, seat, kicked, joined"

// CreateRoom stores a room with its first member.
func (db *DB) CreateRoom(ctx context.Context, r store.Room, first store.Member, token store.TokenHash) error {
	return db.do(ctx, func(t *tx) error {
		res, err := t.exec("INSERT INTO rooms (code, match, settings, created) VALUES (?,?,?,?) ON CONFLICT DO NOTHING",
			r.Code, r.Match, notNil(r.Settings), r.Created)
		if err != nil {
			return err
		}
		if err := changed(res, store.ErrExists); err != nil {
			return err
		}
		return t.addMember(first, token)
	})
}

// UpdateRoom replaces match and settings.
func (db *DB) UpdateRoom(ctx context.Context, r store.Room) error {
	return db.do(ctx, func(t *tx) error {
		res, err := t.exec("UPDATE rooms SET match = ?, settings = ? WHERE code = ?", r.Match, notNil(r.Settings), r.Code)
		if err != nil {
			return err
		}
		return changed(res, store.ErrUnknown)
	})
}

// Room gives one room.
func (db *DB) Room(ctx context.Context, code string) (r store.Room, err error) {
	err = db.read.QueryRowContext(ctx, "SELECT code, match, settings, created FROM rooms WHERE code = ?", code).
		Scan(&r.Code, &r.Match, &r.Settings, &r.Created)
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrUnknown
	}
	return r, err
}

// ListRooms gives all rooms, oldest first.
func (db *DB) ListRooms(ctx context.Context) ([]store.Room, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT code, match, settings, created FROM rooms ORDER BY created, code")
	return gather(rows, err, func(s scanner) (r store.Room, err error) {
		err = s.Scan(&r.Code, &r.Match, &r.Settings, &r.Created)
		return r, err
	})
}

// AddMember stores a member and its token.
func (db *DB) AddMember(ctx context.Context, m store.Member, token store.TokenHash) error {
	return db.do(ctx, func(t *tx) error { return t.addMember(m, token) })
}

func (t *tx) addMember(m store.Member, token store.TokenHash) error {
	var code string
	if err := t.row("SELECT code FROM rooms WHERE code = ?", []any{m.Room}, &code); err != nil {
		return err
	}
	res, err := t.exec("INSERT INTO members ("+memberColumns+") VALUES (?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
		m.ID, m.Room, m.Nick, m.Role, m.Seat, m.Kicked, m.Joined)
	if err != nil {
		return err
	}
	if err := changed(res, store.ErrExists); err != nil {
		return err
	}
	_, err = t.exec("INSERT INTO tokens (hash, member) VALUES (?,?)", token[:], m.ID)
	return err
}

// UpdateMember replaces nick, role, seat and kicked.
func (db *DB) UpdateMember(ctx context.Context, m store.Member) error {
	return db.do(ctx, func(t *tx) error {
		res, err := t.exec("UPDATE members SET nick = ?, role = ?, seat = ?, kicked = ? WHERE id = ?",
			m.Nick, m.Role, m.Seat, m.Kicked, m.ID)
		if err != nil {
			return err
		}
		if err := changed(res, store.ErrUnknown); err != nil || !m.Kicked {
			return err
		}
		_, err = t.exec("DELETE FROM tokens WHERE member = ?", m.ID)
		return err
	})
}

// ListMembers gives a room's members in the order they came.
func (db *DB) ListMembers(ctx context.Context, room string) ([]store.Member, error) {
	rows, err := db.read.QueryContext(ctx, "SELECT "+memberColumns+" FROM members WHERE room = ? ORDER BY joined, id", room)
	return gather(rows, err, scanMember)
}

// MemberByToken finds who a token stands for.
func (db *DB) MemberByToken(ctx context.Context, token store.TokenHash) (store.Member, error) {
	m, err := scanMember(db.read.QueryRowContext(ctx,
		"SELECT "+memberColumns+" FROM members WHERE id = (SELECT member FROM tokens WHERE hash = ?)", token[:]))
	if errors.Is(err, sql.ErrNoRows) {
		err = store.ErrUnknown
	}
	return m, err
}

func scanMember(s scanner) (m store.Member, err error) {
	err = s.Scan(&m.ID, &m.Room, &m.Nick, &m.Role, &m.Seat, &m.Kicked, &m.Joined)
	return m, err
}
