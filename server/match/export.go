package match

import (
	"context"
	"encoding/json"
	"io"

	"casus/engine/record"
	"casus/server/store"
	"casus/server/wire"
)

// Export writes a match as a file that can be opened anywhere: its header
// carries the text of the rules, so every line is chained anew, and a closing
// line seals it. Beside that every line is passed on byte for byte. Of a match that
// goes on it tells what has been resolved: what lies sealed is for the eyes of its
// seat alone.
func Export(ctx context.Context, s store.Reading, id string, files map[string]string, w io.Writer) error {
	lines, _, err := Lines(ctx, s, id) // checks the chain that is there
	if err != nil {
		return err
	}
	told := resolved(lines)
	prev := ""
	put := func(body []byte) (err error) {
		if body, prev, err = record.Rechain(prev, body); err == nil {
			_, err = w.Write(append(body, '\n'))
		}
		return err
	}
	err = s.Load(ctx, id, 0, func(l store.Line) (err error) {
		body := l.Body
		switch {
		case l.Seq >= told:
			return nil
		case l.Seq == 0:
			body, err = record.WithRules(body, files)
		}
		if err == nil {
			err = put(body)
		}
		return err
	})
	if err != nil || lines[len(lines)-1].Over {
		return err
	}
	seal, _, err := record.Encode("", record.Seal)
	if err != nil {
		return err
	}
	return put(seal)
}

// resolved is how many lines of a record lead up to what everybody was told last.
func resolved(lines []record.Line) uint64 {
	n := len(lines)
	for n > 1 && lines[n-1].Hash == "" && !lines[n-1].Over {
		n--
	}
	return uint64(n)
}

// ExportStored is Export with the rules that are stored for the match.
func ExportStored(ctx context.Context, s interface {
	store.Reading
	Pack(ctx context.Context, hash string) ([]byte, error)
}, id string, w io.Writer) error {
	m, err := s.Match(ctx, id)
	if err != nil {
		return err
	}
	body, err := s.Pack(ctx, m.Pack)
	if err != nil {
		return err
	}
	files, err := unpacked(body)
	if err != nil {
		return err
	}
	return Export(ctx, s, id, files, w)
}

// Messages reads what was written between the seats of a stored match.
func Messages(ctx context.Context, s store.Reading, id string) ([]wire.Message, error) {
	stored, err := s.Messages(ctx, id)
	out := make([]wire.Message, len(stored))
	for i := range stored {
		if err == nil {
			err = json.Unmarshal(stored[i].Body, &out[i])
		}
	}
	return out, err
}
