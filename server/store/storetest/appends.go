package storetest

import (
	"fmt"
	"slices"
	"testing"

	"casus/server/store"
)

func one(epoch, head uint64, cmd string) store.Append {
	return store.Append{Match: "m", Head: head, Epoch: epoch, Actor: "anna", Cmd: cmd,
		Lines: [][]byte{[]byte("line " + cmd)}, Reply: []byte("reply " + cmd)}
}

func appendGrows(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	for _, cmd := range []string{"a", "b", "c"} {
		r, err := s.Append(ctx, one(epoch, head, cmd))
		must(t, err)
		if r.Head != head+1 || r.Again || string(r.Reply) != "reply "+cmd {
			t.Fatalf("receipt %+v for %s", r, cmd)
		}
		head = r.Head
	}
	if got := lines(t, s, 0); !slices.Equal(got, []string{"header", "line a", "line b", "line c"}) {
		t.Fatalf("lines %q", got)
	}
	if got := lines(t, s, 3); !slices.Equal(got, []string{"line c"}) {
		t.Fatalf("lines from 3: %q", got)
	}
	cmds, err := s.Commands(ctx, "m")
	must(t, err)
	if len(cmds) != 3 || cmds[1].Cmd != "b" || string(cmds[1].Reply) != "reply b" || cmds[1].Actor != "anna" {
		t.Fatalf("commands %+v", cmds)
	}
}

func appendOnce(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	_, err := s.Append(ctx, one(epoch, head, "a"))
	must(t, err)
	again := one(epoch, head, "a")
	again.Lines = [][]byte{[]byte("something else")}
	again.Reply = []byte("something else")
	r, err := s.Append(ctx, again)
	must(t, err)
	if !r.Again || string(r.Reply) != "reply a" || r.Head != 2 {
		t.Fatalf("receipt %+v, want the stored one", r)
	}
	if got := lines(t, s, 1); !slices.Equal(got, []string{"line a"}) {
		t.Fatalf("lines %q", got)
	}
}

func appendPerActor(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	_, err := s.Append(ctx, one(epoch, head, "a"))
	must(t, err)
	other := one(epoch, head+1, "a")
	other.Actor = "boris"
	r, err := s.Append(ctx, other)
	must(t, err)
	if r.Again || r.Head != 3 {
		t.Fatalf("receipt %+v: boris got anna's answer", r)
	}
}

func appendWrongHead(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	for _, wrong := range []uint64{0, head + 1} {
		_, err := s.Append(ctx, one(epoch, wrong, "a"))
		wants(t, err, store.ErrHead)
	}
	if got := lines(t, s, 1); len(got) != 0 {
		t.Fatalf("a refused append wrote %q", got)
	}
}

func appendStaleOwner(t *testing.T, s store.Store) {
	old, head := Begin(t, s)
	epoch, _, err := s.Claim(ctx, "m")
	must(t, err)
	if epoch <= old {
		t.Fatalf("epoch went from %d to %d", old, epoch)
	}
	_, err = s.Append(ctx, one(old, head, "a"))
	wants(t, err, store.ErrEpoch)
	_, err = s.Append(ctx, one(epoch, head, "a"))
	must(t, err)
}

func appendManyLines(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	a := one(epoch, head, "a")
	a.Lines = [][]byte{[]byte("1"), []byte("2"), []byte("3")}
	r, err := s.Append(ctx, a)
	must(t, err)
	if r.Head != 4 {
		t.Fatalf("head %d, want 4", r.Head)
	}
	if got := lines(t, s, 1); !slices.Equal(got, []string{"1", "2", "3"}) {
		t.Fatalf("lines %q", got)
	}
	_, err = s.Append(ctx, one(epoch, 4, "b"))
	must(t, err)
	var came []uint64
	must(t, s.Load(ctx, "m", 2, func(l store.Line) error { came = append(came, l.Append); return nil }))
	if !slices.Equal(came, []uint64{1, 1, 4}) { // lines 2, 3 and 4
		t.Fatalf("the lines came with %v", came)
	}
}

func appendBeside(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	for i, text := range []string{"one", "two"} {
		a := store.Append{Match: "m", Head: head, Epoch: epoch, Actor: "anna", Cmd: text,
			Said: &store.Message{After: head, Body: []byte(text)}}
		if i == 0 {
			a.Side = []byte("paused")
		}
		for range 2 { // the second time changes nothing
			_, err := s.Append(ctx, a)
			must(t, err)
		}
	}
	said, err := s.Messages(ctx, "m")
	must(t, err)
	if len(said) != 2 || string(said[0].Body) != "one" || string(said[1].Body) != "two" || said[1].After != 1 {
		t.Fatalf("messages %+v", said)
	}
	m, err := s.Match(ctx, "m")
	must(t, err)
	if string(m.Side) != "paused" {
		t.Fatalf("side %q, want the one set last", m.Side)
	}
}

// appendRow stores commands of a match as one: each stands on the one before, and
// all of them are stored or none.
func appendRow(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	a, b, c := one(epoch, head, "a"), one(epoch, head+1, "b"), one(epoch, head+2, "c")
	b.Side = []byte("ready")
	gap, stale := b, b
	gap.Head, stale.Epoch = head, epoch-1
	for want, wrong := range map[error]store.Append{store.ErrHead: gap, store.ErrEpoch: stale} {
		_, err := s.Append(ctx, a, wrong, c)
		wants(t, err, want)
	}
	r, err := s.Append(ctx, a, b)
	must(t, err)
	if r.Head != head+2 || r.Again || string(r.Reply) != "reply b" {
		t.Fatalf("receipt %+v", r)
	}
	r, err = s.Append(ctx, c, b) // the first is new, the second is not
	must(t, err)
	if !r.Again || string(r.Reply) != "reply b" || r.Head != head+2 {
		t.Fatalf("receipt %+v, want the stored one", r)
	}
	_, err = s.Append(ctx, c)
	must(t, err)
	if got := lines(t, s, 0); !slices.Equal(got, []string{"header", "line a", "line b", "line c"}) {
		t.Fatalf("lines %q", got)
	}
	m, err := s.Match(ctx, "m")
	must(t, err)
	if string(m.Side) != "ready" {
		t.Fatalf("side %q", m.Side)
	}
}

// appendTogether lets many matches write at once, as a busy evening does.
func appendTogether(t *testing.T, s store.Store) {
	const matches, each = 20, 10
	errs := make(chan error, matches)
	for i := range matches {
		go func() { errs <- fill(s, fmt.Sprint("match", i), each) }()
	}
	for range matches {
		must(t, <-errs)
	}
	for i := range matches {
		n := 0
		must(t, s.Load(ctx, fmt.Sprint("match", i), 0, func(store.Line) error { n++; return nil }))
		if n != each+1 {
			t.Fatalf("match %d holds %d lines, want %d", i, n, each+1)
		}
	}
}

func fill(s store.Store, id string, n int) error {
	if err := s.CreateMatch(ctx, store.Match{ID: id}, []byte("h")); err != nil {
		return err
	}
	epoch, head, err := s.Claim(ctx, id)
	for i := 0; i < n && err == nil; i++ {
		a := one(epoch, head+uint64(i), fmt.Sprint(i))
		a.Match = id
		_, err = s.Append(ctx, a)
	}
	return err
}

func unknownMatch(t *testing.T, s store.Store) {
	_, err := s.Append(ctx, one(1, 1, "a"))
	wants(t, err, store.ErrUnknown)
	_, _, err = s.Claim(ctx, "m")
	wants(t, err, store.ErrUnknown)
	_, err = s.Match(ctx, "m")
	wants(t, err, store.ErrUnknown)
	wants(t, s.Load(ctx, "m", 0, func(store.Line) error { return nil }), store.ErrUnknown)
}

func finishedMatch(t *testing.T, s store.Store) {
	epoch, head := Begin(t, s)
	a := one(epoch, head, "last")
	a.Turn, a.Over, a.Now = 12, true, 99
	_, err := s.Append(ctx, a)
	must(t, err)
	running, err := s.ListMatches(ctx, false)
	must(t, err)
	over, err := s.ListMatches(ctx, true)
	must(t, err)
	if len(running) != 0 || len(over) != 1 || over[0].Turn != 12 || over[0].Finished != 99 || over[0].Scenario != "x" {
		t.Fatalf("running %+v, over %+v", running, over)
	}
}

func matchTwice(t *testing.T, s store.Store) {
	Begin(t, s)
	wants(t, s.CreateMatch(ctx, store.Match{ID: "m"}, nil), store.ErrExists)
}
