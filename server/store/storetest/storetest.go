// Package storetest is the one suite every store must pass. It says in tests
// what package store says in words.
package storetest

import (
	"context"
	"errors"
	"testing"

	"casus/server/store"
)

// Run runs the suite; open gives an empty store and is called once per case.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	cases := []struct {
		name string
		run  func(*testing.T, store.Store)
	}{
		{"append grows the record", appendGrows},
		{"a resent command is stored once", appendOnce},
		{"commands are stored together or not at all", appendRow},
		{"the same id from two actors is two commands", appendPerActor},
		{"a wrong head is refused and writes nothing", appendWrongHead},
		{"a stale owner is refused", appendStaleOwner},
		{"several lines land together", appendManyLines},
		{"messages and side state come with a command", appendBeside},
		{"writers at the same time lose nothing", appendTogether},
		{"an unknown match is said to be unknown", unknownMatch},
		{"a finished match moves to the other list", finishedMatch},
		{"a match id is taken once", matchTwice},
		{"rooms, members and tokens", rooms},
		{"a kicked member's token is dead", kicked},
		{"a room code is taken once", roomTwice},
		{"a pack is kept once", packs},
		{"brought packs without a match make room", broughtPacks},
		{"full of packs in use, another is refused", fullOfPacks},
		{"a pack of the server's own stays", ownPackStays},
		{"a match needs its pack", matchWithoutPack},
		{"after close nothing is accepted", closed},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			defer s.Close() //nolint:errcheck // a second Close in one case is harmless
			c.run(t, s)
		})
	}
}

var ctx = context.Background()

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("error %v, want %v", got, want)
	}
}

// Begin stores match "m" and claims it.
func Begin(t *testing.T, s store.Store) (epoch, head uint64) {
	t.Helper()
	must(t, s.CreateMatch(ctx, store.Match{ID: "m", Scenario: "x", Created: 1}, []byte("header")))
	epoch, head, err := s.Claim(ctx, "m")
	must(t, err)
	if head != 1 {
		t.Fatalf("head %d after creation, want 1", head)
	}
	return epoch, head
}

func lines(t *testing.T, s store.Store, from uint64) []string {
	t.Helper()
	var all []string
	must(t, s.Load(ctx, "m", from, func(l store.Line) error {
		if l.Seq != from+uint64(len(all)) {
			t.Fatalf("line number %d, want %d", l.Seq, from+uint64(len(all)))
		}
		all = append(all, string(l.Body))
		return nil
	}))
	return all
}
