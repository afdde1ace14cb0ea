package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"casus/server/store"
)

// fill adds so many rows of the first so many matches in turn, as matches that
// are played at once would.
const fill = "INSERT INTO appends (match, seq, count, actor, cmd, lines, reply) " +
	"WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < ?) " +
	"SELECT 1 + x % ?, x, 1, 'a', x, CAST('line ' || x AS BLOB), x'' FROM c"

// A match is read whole however many parts it is spread over, and in whichever
// it begins.
func TestAMatchIsFoundInAllItsParts(t *testing.T) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	for i, id := range []string{"a", "b", "c", "d", "e"} {
		if err := db.CreateMatch(ctx, store.Match{ID: id}, []byte("header "+id)); err != nil {
			t.Fatal(err)
		}
		if err := db.do(ctx, func(t *tx) error { return t.beside(fill, 1_700, i+1) }); err != nil {
			t.Fatal(err)
		}
	}
	everyMatchWhole(t, db)
}

// What a folder of the layout before holds is found as before.
func TestPartsOfAnOlderFolder(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	old, err := sql.Open("sqlite", "file:"+filepath.Join(dir, fileName))
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	before, err := migrator(old)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := before.UpTo(ctx, 3); err != nil {
		t.Fatal(err)
	}
	for i, id := range []string{"a", "b", "c", "d"} {
		_, err := old.ExecContext(ctx, "INSERT INTO matches ("+matchColumns+", n, epoch) VALUES (?,'','','','','',0,0,0,0,x'',?,0)", id, i+1)
		if err == nil {
			_, err = old.ExecContext(ctx, fill, 1_700, i+1)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	db := open(t, dir)
	defer db.Close()
	everyMatchWhole(t, db)
}

// everyMatchWhole compares what is read of each match with the plain way to
// find it, which looks at every row.
func everyMatchWhole(t *testing.T, db *DB) {
	t.Helper()
	ctx := context.Background()
	matches, err := db.ListMatches(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, m := range matches {
		r, err := db.read.QueryContext(ctx, "SELECT a.seq, a.lines FROM appends a JOIN matches m ON +a.match = m.n WHERE m.id = ? ORDER BY +a.n", m.ID)
		want, err := gather(r, err, func(r scanner) (l store.Line, err error) {
			err = r.Scan(&l.Seq, &l.Body)
			l.Append = l.Seq
			return l, err
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []store.Line
		if err := db.Load(ctx, m.ID, 0, func(l store.Line) error { got = append(got, l); return nil }); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d lines read, there are %d", m.ID, len(got), len(want))
		}
		if _, head, err := db.Claim(ctx, m.ID); len(want) > 0 && (err != nil || head != want[len(want)-1].Seq+1) {
			t.Errorf("%s: head %d, error %v", m.ID, head, err)
		}
		rows += len(want)
	}
	if rows < 6_000 {
		t.Errorf("only %d rows were looked for", rows)
	}
}

// To find a match must not cost more the more others there are: SQLite takes the
// index, part by part.
func TestAMatchIsFoundByTheIndex(t *testing.T) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	for _, q := range []string{
		"SELECT lines FROM appends WHERE n IN " + own + " ORDER BY n",
		"SELECT seq FROM appends WHERE n = (SELECT max(n) FROM " + own + ")",
	} {
		rows, err := db.read.QueryContext(ctx, "EXPLAIN QUERY PLAN "+q, "m")
		plan, err := gather(rows, err, planStep)
		if err != nil {
			t.Fatal(err)
		}
		said := fmt.Sprint(plan)
		if !strings.Contains(said, "SEARCH a USING COVERING INDEX appends_part (<expr>=? AND match=?)") ||
			!strings.Contains(said, "SEARCH appends USING INTEGER PRIMARY KEY") || strings.Contains(said, "SCAN a") || strings.Contains(said, "TEMP B-TREE") {
			t.Errorf("%s\n%s", q, strings.Join(plan, "\n"))
		}
	}
}

// Nothing that the writer does for a command looks at the rows of other matches.
func TestNoCommandReadsTheWholeTable(t *testing.T) {
	ctx := context.Background()
	db := open(t, t.TempDir())
	defer db.Close()
	nth := twoMatches(t, db)
	for _, j := range []*job{nth(0, 1, 1), nth(0, 1, 1), nth(0, 2, 3)} { // one of them twice
		if _, err := db.Append(ctx, j.appends...); err != nil {
			t.Fatal(err)
		}
	}
	asked := 0
	err := db.do(ctx, func(tx *tx) error {
		for q := range tx.w.stmts {
			asked += strings.Count(q, "SELECT reply FROM appends")
			rows, err := tx.w.conn.QueryContext(ctx, "EXPLAIN QUERY PLAN "+q, make([]any, strings.Count(q, "?"))...)
			plan, err := gather(rows, err, planStep)
			if err != nil {
				return fmt.Errorf("%s: %w", q, err)
			}
			if strings.Contains(fmt.Sprint(plan), "SCAN a") {
				t.Errorf("%s\n%s", q, strings.Join(plan, "\n"))
			}
		}
		return nil
	})
	if err != nil || asked != 1 {
		t.Errorf("%d statements look for an answer given before, error %v", asked, err)
	}
}

func planStep(r scanner) (step string, err error) {
	var skip int
	err = r.Scan(&skip, &skip, &skip, &step)
	return step, err
}
