// Package study plays a crisis many times under several treaty texts and says
// what the text changed: paired matches on the same dice, tables, intervals
// and a report. Its writers also export a single match.
package study

import (
	"fmt"
	"io"
	"strings"

	"casus/engine/ledger"
)

// Sink writes the rows of one table.
type Sink[T any] interface {
	Write(row *T) error
	Close() error
}

// Formats are the file formats a table can be written in.
var Formats = []string{"csv", "ndjson", "parquet"}

// NewSink opens a table in one of Formats.
func NewSink[T any](format string, w io.Writer, columns []ledger.Column[T]) (Sink[T], error) {
	switch format {
	case "csv":
		return newCSV(w, columns)
	case "ndjson":
		return newNDJSON(w, columns), nil
	case "parquet":
		return newParquet(w, columns), nil
	}
	return nil, fmt.Errorf("there is no format %q; there are: %s", format, strings.Join(Formats, ", "))
}

// Describe writes a table's columns as a table for a README.
func Describe[T any](w io.Writer, columns []ledger.Column[T]) error {
	lines := []string{"| column | type | unit | meaning |", "| --- | --- | --- | --- |"}
	for _, c := range columns {
		lines = append(lines, fmt.Sprintf("| `%s` | %s | %s | %s |", c.Name, c.Type, c.Unit, c.Doc))
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}
