package lobby

import (
	"context"
	"encoding/json"
	"fmt"

	"casus/server/match"
	"casus/server/store"
)

// memberRow keeps closures over members short.
type memberRow = store.Member

func (s settings) encode() []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic("lobby: " + err.Error()) // plain data always encodes
	}
	return b
}

// restore brings one room back and resumes its match.
func (l *Lobby) restore(ctx context.Context, row store.Room) (*Room, error) {
	r := newRoom(l, row.Code)
	if err := json.Unmarshal(row.Settings, &r.set); err != nil {
		return nil, fmt.Errorf("its settings are damaged: %w", err)
	}
	r.set.Seen = max(r.set.Seen, row.Created)
	members, err := l.cfg.Store.ListMembers(ctx, row.Code)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		if !m.Kicked {
			r.members = append(r.members, m)
		}
	}
	// Before the rules are loaded: an older engine's rules may ask for what this
	// one cannot do.
	if err := match.Current(ctx, l.cfg.Store, row.Match); err != nil {
		return nil, err
	}
	g, err := l.cfg.Games.Make(ctx, r.set.Pack, r.set.Setup)
	if err != nil {
		return nil, err
	}
	if r.match, err = match.Resume(ctx, l.matchConfig(row.Match, g, r), r.controls()); err != nil {
		l.cfg.Games.Leave(g)
		return nil, err
	}
	r.publish()
	go r.loop()
	return r, nil
}
