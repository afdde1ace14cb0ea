package storetest

import (
	"strings"
	"testing"

	"casus/server/store"
)

func packs(t *testing.T, s store.Store) {
	must(t, s.PutPack(ctx, "h", []byte("first")))
	must(t, s.PutPack(ctx, "h", []byte("second")))
	body, err := s.Pack(ctx, "h")
	must(t, err)
	if string(body) != "first" {
		t.Fatalf("pack %q", body)
	}
	_, err = s.Pack(ctx, "other")
	wants(t, err, store.ErrUnknown)
}

// bring adds a pack of ten bytes; the brought ones may have thirty.
func bring(s store.Store, hash string, at int64) error {
	return s.AddPack(ctx, store.Pack{Hash: hash, Body: []byte(strings.Repeat("x", 10)), Brought: at}, 30)
}

func kept(t *testing.T, s store.Store, want string) {
	t.Helper()
	got := ""
	for _, hash := range strings.Split("abcdefgo", "") {
		if _, err := s.Pack(ctx, hash); err == nil {
			got += hash
		}
	}
	if got != want {
		t.Fatalf("the packs %s are there, want %s", got, want)
	}
}

// Packs no match names make room, the one that was brought longest ago first.
// Those of matches and the server's own stay, whatever comes.
func broughtPacks(t *testing.T, s store.Store) {
	must(t, s.PutPack(ctx, "o", []byte(strings.Repeat("own", 100)))) // takes none of the room
	for i, hash := range []string{"a", "b", "c"} {
		must(t, bring(s, hash, int64(i+1)))
	}
	must(t, s.CreateMatch(ctx, store.Match{ID: "m", Pack: "a"}, []byte("header")))
	must(t, bring(s, "b", 4)) // brought again: now c waits longest
	kept(t, s, "abco")
	must(t, bring(s, "d", 5))
	kept(t, s, "abdo")
	must(t, bring(s, "e", 6))
	kept(t, s, "adeo")
}

func fullOfPacks(t *testing.T, s store.Store) {
	must(t, bring(s, "a", 1))
	must(t, s.CreateMatch(ctx, store.Match{ID: "m", Pack: "a"}, []byte("header")))
	must(t, bring(s, "b", 2))
	must(t, bring(s, "c", 3))
	must(t, s.CreateMatch(ctx, store.Match{ID: "n", Pack: "c"}, []byte("header")))
	large := store.Pack{Hash: "d", Body: []byte(strings.Repeat("x", 11)), Brought: 4}
	wants(t, s.AddPack(ctx, large, 30), store.ErrFull)
	kept(t, s, "abc") // b could go, and that would not have been enough
	must(t, bring(s, "e", 5))
	kept(t, s, "ace")
}

// A brought pack that becomes the server's own is kept for good, and the
// other way round it stays the server's own.
func ownPackStays(t *testing.T, s store.Store) {
	must(t, bring(s, "a", 1))
	must(t, s.PutPack(ctx, "a", []byte("x")))
	must(t, bring(s, "a", 2))
	for i, hash := range []string{"b", "c", "d", "e"} {
		must(t, bring(s, hash, int64(i+3)))
	}
	kept(t, s, "acde")
}

func matchWithoutPack(t *testing.T, s store.Store) {
	wants(t, s.CreateMatch(ctx, store.Match{ID: "m", Pack: "gone"}, []byte("header")), store.ErrUnknown)
	_, err := s.Match(ctx, "m")
	wants(t, err, store.ErrUnknown)
}
