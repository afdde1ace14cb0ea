package storetest

import (
	"testing"

	"casus/server/store"
)

var (
	roomA = store.Room{Code: "KX7-4P2", Match: "m", Settings: []byte(`{"a":1}`), Created: 5}
	mina  = store.Member{ID: "1", Room: "KX7-4P2", Nick: "Mina", Role: "facilitator", Joined: 1}
	jun   = store.Member{ID: "2", Room: "KX7-4P2", Nick: "Jun", Role: "player", Seat: "KOR", Joined: 2}
)

func rooms(t *testing.T, s store.Store) {
	must(t, s.CreateRoom(ctx, roomA, mina, store.TokenHash{1}))
	must(t, s.AddMember(ctx, jun, store.TokenHash{2}))
	changed := roomA
	changed.Settings = []byte(`{"a":2}`)
	must(t, s.UpdateRoom(ctx, changed))
	list, err := s.ListRooms(ctx)
	must(t, err)
	if len(list) != 1 || list[0].Code != roomA.Code || string(list[0].Settings) != `{"a":2}` || list[0].Match != "m" {
		t.Fatalf("rooms %+v", list)
	}
	one, err := s.Room(ctx, roomA.Code)
	must(t, err)
	if one.Code != roomA.Code || one.Match != "m" || string(one.Settings) != `{"a":2}` || one.Created != 5 {
		t.Fatalf("room %+v", one)
	}
	_, err = s.Room(ctx, "none")
	wants(t, err, store.ErrUnknown)
	members, err := s.ListMembers(ctx, roomA.Code)
	must(t, err)
	if len(members) != 2 || members[0] != mina || members[1] != jun {
		t.Fatalf("members %+v", members)
	}
	who, err := s.MemberByToken(ctx, store.TokenHash{2})
	must(t, err)
	if who != jun {
		t.Fatalf("token stands for %+v", who)
	}
	_, err = s.MemberByToken(ctx, store.TokenHash{3})
	wants(t, err, store.ErrUnknown)
	wants(t, s.AddMember(ctx, jun, store.TokenHash{4}), store.ErrExists)
	wants(t, s.AddMember(ctx, store.Member{ID: "9", Room: "none"}, store.TokenHash{5}), store.ErrUnknown)
	wants(t, s.UpdateRoom(ctx, store.Room{Code: "none"}), store.ErrUnknown)
}

func kicked(t *testing.T, s store.Store) {
	must(t, s.CreateRoom(ctx, roomA, mina, store.TokenHash{1}))
	must(t, s.AddMember(ctx, jun, store.TokenHash{2}))
	out := jun
	out.Kicked, out.Seat = true, ""
	must(t, s.UpdateMember(ctx, out))
	_, err := s.MemberByToken(ctx, store.TokenHash{2})
	wants(t, err, store.ErrUnknown)
	who, err := s.MemberByToken(ctx, store.TokenHash{1})
	must(t, err)
	if who.ID != mina.ID {
		t.Fatalf("the facilitator's token stands for %+v", who)
	}
	wants(t, s.UpdateMember(ctx, store.Member{ID: "9"}), store.ErrUnknown)
}

func roomTwice(t *testing.T, s store.Store) {
	must(t, s.CreateRoom(ctx, roomA, mina, store.TokenHash{1}))
	wants(t, s.CreateRoom(ctx, roomA, jun, store.TokenHash{2}), store.ErrExists)
	_, err := s.MemberByToken(ctx, store.TokenHash{2})
	wants(t, err, store.ErrUnknown)
}

func closed(t *testing.T, s store.Store) {
	must(t, s.Close())
	wants(t, s.PutPack(ctx, "h", nil), store.ErrClosed)
}
