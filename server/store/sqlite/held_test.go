package sqlite

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"casus/server/store"
)

// together hands writes to the writer so that one transaction has them all.
func together(t *testing.T, db *DB, jobs []*job) {
	t.Helper()
	began, begin := make(chan struct{}), make(chan struct{})
	first := &job{done: make(chan error, 1), run: func(*tx) error {
		close(began)
		<-begin
		return nil
	}}
	db.jobs <- first
	<-began
	for _, j := range jobs {
		j.done = make(chan error, 1)
		db.jobs <- j
	}
	close(begin)
	if err := <-first.done; err != nil {
		t.Fatal(err)
	}
}

// Rows that wait for the end of their transaction are seen by whatever comes
// after them in it, keep their order, and are not touched by neighbours that are
// refused.
func TestRowsAreHeldForNobodyElse(t *testing.T) {
	for _, n := range []int{1, heldAtOnce - 1, heldAtOnce, heldAtOnce + 1, 3*heldAtOnce + 5} {
		t.Run(fmt.Sprint(n), func(t *testing.T) { heldRows(t, n) })
	}
}

func heldRows(t *testing.T, n int) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	var epoch [2]uint64
	for i, id := range []string{"a", "b"} {
		if err := db.CreateMatch(ctx, store.Match{ID: id}, []byte("header")); err != nil {
			t.Fatal(err)
		}
		var err error
		if epoch[i], _, err = db.Claim(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	nth := func(match, i int, head uint64) *job {
		return &job{append: &store.Append{Match: string(rune('a' + match)), Epoch: epoch[match], Head: head, Actor: "m", Cmd: fmt.Sprint(i),
			Lines: [][]byte{fmt.Append(nil, "line ", i), []byte("more")}, Reply: fmt.Append(nil, "reply ", i), Turn: i / 3}}
	}
	var jobs []*job
	for i := range n {
		jobs = append(jobs, nth(0, i, uint64(1+2*i)), nth(1, i, uint64(1+2*i)))
	}
	again := nth(0, n-1, 1) // its row is perhaps still held
	again.append.Reply = []byte("another")
	wrong := nth(1, n, 1)
	refused := errors.New("refused")
	other := &job{run: func(t *tx) error {
		if _, err := t.exec("INSERT INTO packs (hash, body) VALUES ('undone', x'00')"); err != nil {
			return err
		}
		return refused
	}}
	jobs = append(jobs, again, wrong, other, nth(0, n, uint64(1+2*n)))
	together(t, db, jobs)
	for i, j := range jobs {
		err := <-j.done
		switch {
		case j == again:
			if err != nil || !j.receipt.Again || string(j.receipt.Reply) != fmt.Sprint("reply ", n-1) {
				t.Errorf("the same command again: %+v, error %v", j.receipt, err)
			}
		case j == wrong && !errors.Is(err, store.ErrHead), j == other && !errors.Is(err, refused):
			t.Errorf("write %d got %v", i, err)
		case j != wrong && j != other && err != nil:
			t.Errorf("write %d got %v", i, err)
		}
	}
	holds(t, db, "a", n+1)
	holds(t, db, "b", n)
}

// holds compares a stored match with the commands that were sent.
func holds(t *testing.T, db *DB, match string, n int) {
	t.Helper()
	ctx := context.Background()
	want := []string{"header"}
	for i := range n {
		want = append(want, fmt.Sprint("line ", i), "more")
	}
	var got []string
	if err := db.Load(ctx, match, 0, func(l store.Line) error {
		got = append(got, string(l.Body))
		return nil
	}); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s holds %q, error %v", match, got, err)
	}
	cmds, err := db.Commands(ctx, match)
	if err != nil || len(cmds) != n {
		t.Fatalf("%d commands, error %v", len(cmds), err)
	}
	for i, c := range cmds {
		if c.Cmd != fmt.Sprint(i) || string(c.Reply) != fmt.Sprint("reply ", i) {
			t.Errorf("command %d is %+v", i, c)
		}
	}
	if m, err := db.Match(ctx, match); err != nil || m.Turn != (n-1)/3 {
		t.Errorf("%s is in turn %d, error %v", match, m.Turn, err)
	}
}
