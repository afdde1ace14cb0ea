package record

import (
	"encoding/json"
	"fmt"
	"strconv"

	"casus/engine"
	"casus/engine/scribe"
	"casus/engine/world"
)

// Encode writes one line, without the line break, and its sum for the next.
func Encode(prev string, line Line) (b []byte, sum string, err error) {
	if b, err = appendLine(make([]byte, 0, 256+len(line.Entries)*192), &line, prev); err != nil {
		return nil, "", err
	}
	return b, Sum(b), nil
}

// appendLine adds a line as encoding/json writes it; headers, one a record, it
// does write.
func appendLine(b []byte, line *Line, prev string) ([]byte, error) {
	if line.Header != nil {
		text, err := json.Marshal(chained{*line, prev})
		if err != nil {
			return b, fmt.Errorf("record: a line cannot be written: %w", err)
		}
		return append(b, text...), nil
	}
	b = append(b, '{')
	if line.Cmd != nil {
		b = append(appendCommand(append(b, `"cmd":`...), line.Cmd), ',')
	}
	if len(line.Entries) > 0 {
		b = append(appendEntries(append(b, `"events":`...), line.Entries), ',')
	}
	if line.Hash != "" {
		b = append(scribe.Text(b, `"hash":`, line.Hash), ',')
	}
	if line.Over {
		b = append(b, `"over":true,`...)
	}
	return append(scribe.String(append(b, `"prev":`...), prev), '}'), nil
}

func appendCommand(b []byte, c *engine.Command) []byte {
	b = scribe.String(append(b, `{"verb":`...), c.Verb)
	b = scribe.String(append(b, `,"seat":`...), c.Seat.String())
	b = strconv.AppendInt(append(b, `,"turn":`...), int64(c.Turn), 10)
	b = scribe.String(append(b, `,"phase":`...), c.Phase)
	b = scribe.Ints(b, `,"lines":`, c.Lines)
	if len(c.Answers) > 0 {
		b = scribe.Value(append(b, `,"answers":`...), c.Answers)
	}
	return append(b, '}')
}

func appendEntries(b []byte, entries []world.Entry) []byte {
	sep := byte('[')
	for i := range entries {
		b = entries[i].Append(append(b, sep))
		sep = ','
	}
	return append(b, ']')
}
