package study

import (
	"encoding/csv"
	"io"
	"strings"

	"casus/engine/ledger"
)

type csvSink[T any] struct {
	out     *csv.Writer
	columns []ledger.Column[T]
	cells   []string
}

func newCSV[T any](w io.Writer, columns []ledger.Column[T]) (*csvSink[T], error) {
	s := &csvSink[T]{csv.NewWriter(w), columns, make([]string, len(columns))}
	for i, c := range columns {
		s.cells[i] = c.Name
	}
	return s, s.out.Write(s.cells)
}

func (s *csvSink[T]) Write(row *T) error {
	for i := range s.columns {
		c := &s.columns[i]
		s.cells[i] = c.Type.Show(c.Of(row))
		if c.Type == ledger.Text {
			s.cells[i] = inert(s.cells[i])
		}
	}
	return s.out.Write(s.cells)
}

func (s *csvSink[T]) Close() error {
	s.out.Flush()
	return s.out.Error()
}

// inert keeps a spreadsheet from taking a text for a formula: rule files and
// with them ids and reasons can come from anybody.
func inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
		return "'" + s
	}
	return s
}
