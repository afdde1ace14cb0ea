package study

import (
	"bufio"
	"encoding/json"
	"io"

	"casus/engine/ledger"
)

type ndjsonSink[T any] struct {
	out     *bufio.Writer
	columns []ledger.Column[T]
}

func newNDJSON[T any](w io.Writer, columns []ledger.Column[T]) *ndjsonSink[T] {
	return &ndjsonSink[T]{bufio.NewWriter(w), columns}
}

// Write keeps the order of the columns, which a map would not.
func (s *ndjsonSink[T]) Write(row *T) error {
	line := []byte{'{'}
	for i := range s.columns {
		c := &s.columns[i]
		if i > 0 {
			line = append(line, ',')
		}
		line = append(line, `"`+c.Name+`":`...)
		v := c.Of(row)
		switch {
		case !v.Present:
			line = append(line, "null"...)
		case c.Type == ledger.Text:
			text, err := json.Marshal(v.Text)
			if err != nil {
				return err
			}
			line = append(line, text...)
		default:
			line = append(line, c.Type.Show(v)...)
		}
	}
	_, err := s.out.Write(append(line, "}\n"...))
	return err
}

func (s *ndjsonSink[T]) Close() error { return s.out.Flush() }
