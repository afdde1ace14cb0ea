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
	db := open(t, t.TempDir())
	defer db.Close()
	nth := twoMatches(t, db)
	var jobs []*job
	for i := range n {
		jobs = append(jobs, nth(0, i, uint64(1+2*i)), nth(1, i, uint64(1+2*i)))
	}
	again := nth(0, n-1, 1) // its row is perhaps still held
	again.appends[0].Reply = []byte("another")
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
		want := map[*job]error{wrong: store.ErrHead, other: refused}[j]
		if !errors.Is(err, want) {
			t.Errorf("write %d got %v, want %v", i, err, want)
		}
	}
	if r := again.receipt; !r.Again || string(r.Reply) != fmt.Sprint("reply ", n-1) {
		t.Errorf("the same command again: %+v", r)
	}
	holds(t, db, "a", n+1)
	holds(t, db, "b", n)
}

// twoMatches begins the matches a and b. The function it gives makes the write of
// a command of one of them.
func twoMatches(t *testing.T, db *DB) func(match, i int, head uint64) *job {
	t.Helper()
	ctx, names := context.Background(), [2]string{"a", "b"}
	var epoch [2]uint64
	for i, id := range names {
		err := db.CreateMatch(ctx, store.Match{ID: id}, []byte("header"))
		if err == nil {
			epoch[i], _, err = db.Claim(ctx, id)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return func(match, i int, head uint64) *job {
		return &job{appends: []store.Append{{Match: names[match], Epoch: epoch[match], Head: head, Actor: "m", Cmd: fmt.Sprint(i),
			Lines: [][]byte{fmt.Append(nil, "line ", i), []byte("more")}, Reply: fmt.Append(nil, "reply ", i), Turn: i / 3}}}
	}
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

// The commands of a transaction wait for each other and are written together.
func TestRowsAreWrittenTogether(t *testing.T) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	nth := twoMatches(t, db)
	held := 0
	err := db.do(ctx, func(tx *tx) error {
		for i := range 3 {
			if _, err := tx.append(nth(0, i, uint64(1+2*i)).appends); err != nil {
				return err
			}
		}
		held = len(tx.w.held) / heldFields
		return nil
	})
	if err != nil || held != 3 {
		t.Errorf("of 3 commands %d wait, error %v", held, err)
	}
	holds(t, db, "a", 3)
}
