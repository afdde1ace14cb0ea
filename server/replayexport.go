package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"casus/engine"
	"casus/engine/ledger"
	"casus/engine/record"
	"casus/engine/world"
	"casus/rules"
	"casus/server/study"
)

// exportCmd writes a record as a table.
type exportCmd struct {
	File    string `arg:"" optional:"" help:"Record to export."`
	Format  string `help:"csv, ndjson or parquet." default:"csv" enum:"csv,ndjson,parquet"`
	Out     string `help:"File to write." placeholder:"FILE"`
	Columns bool   `help:"Print what the columns mean instead."`
}

// Validate asks for what the chosen way of calling needs.
func (c *exportCmd) Validate() error {
	if !c.Columns && (c.File == "" || c.Out == "") {
		return errors.New("say which record to export and where to, like: replay export match.ndjson --out match.csv; or ask what the columns mean with --columns")
	}
	if c.File != "" && filepath.Clean(c.File) == filepath.Clean(c.Out) {
		return errors.New("--out is the record itself, which would be lost; give the table a name of its own")
	}
	return nil
}

// Run replays the record, which checks it, and writes a row an act or event. Of
// a record of another engine it writes what the events say.
func (c *exportCmd) Run() error {
	if c.Columns {
		return study.Describe(os.Stdout, ledger.Columns)
	}
	head, lines, err := readRecord(c.File)
	if err != nil {
		return err
	}
	rows, err := rowsOf(head, lines)
	if err != nil {
		return err
	}
	if head.Engine != engine.Version {
		fmt.Fprintf(os.Stderr, "recorded by %s, this is %s: tensions, rungs, indices and scores cannot be worked out again and stay empty\n", head.Engine, engine.Version)
	}
	if err := study.WriteFile(c.Out, func(w io.Writer) error { return writeRows(w, c.Format, rows) }); err != nil {
		return fmt.Errorf("the table %s cannot be written: %w", c.Out, err)
	}
	fmt.Printf("%s: %d rows of %d columns\n", c.Out, len(rows), len(ledger.Columns))
	return nil
}

func rowsOf(head record.Header, lines []record.Line) ([]ledger.Row, error) {
	g, err := gameOf(head)
	if err != nil {
		return nil, err
	}
	codes, err := ledger.NewCodes(g.Pack)
	if err != nil {
		return nil, err
	}
	book := ledger.NewBook(codes, ledger.Match{
		ID: fmt.Sprintf("m-%.16s", lastHash(lines)), Scenario: g.Scenario.ID, Arm: g.Arm, Seed: g.Setup.Seed,
	})
	if head.Engine != engine.Version {
		return stored(book, g.Scenario, lines)
	}
	return replayed(book, g, lines)
}

// stored makes the rows of a record of another engine, from its events alone.
func stored(book *ledger.Book, sc *rules.Scenario, lines []record.Line) ([]ledger.Row, error) {
	for _, line := range lines {
		if err := book.AddStored(sc.Start, sc.TurnDays, line.Entries); err != nil {
			return nil, err
		}
	}
	return book.Rows, nil
}

// replayed makes the rows of a record with the states it went through.
func replayed(book *ledger.Book, g *engine.Game, lines []record.Line) ([]ledger.Row, error) {
	var before world.State
	var failed error
	_, err := record.Replay(g, lines, func(step record.Step) {
		if failed == nil && len(step.Log) > 0 {
			failed = book.Add(&before, step.State, step.Log[step.From:])
		}
		before = *step.State
	})
	var scores [rules.Seats]int32
	for seat, sheet := range g.Scores(&before) {
		scores[seat] = sheet.Total
	}
	book.Score(scores)
	return book.Rows, errors.Join(err, failed)
}

func writeRows(w io.Writer, format string, rows []ledger.Row) error {
	sink, err := study.NewSink(format, w, ledger.Columns)
	if err != nil {
		return err
	}
	for i := range rows {
		if err := sink.Write(&rows[i]); err != nil {
			return err
		}
	}
	return sink.Close()
}
