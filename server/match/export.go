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
// line seals it.
func Export(ctx context.Context, s store.Matches, id string, files map[string]string, w io.Writer) error {
	lines, _, err := Lines(ctx, s, id)
	if err != nil {
		return err
	}
	header := *lines[0].Header
	header.Files = files
	lines[0].Header = &header
	if !lines[len(lines)-1].Over {
		lines = append(lines, record.Seal)
	}
	prev := ""
	for _, line := range lines {
		b, sum, err := record.Encode(prev, line)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
		prev = sum
	}
	return nil
}

// Messages reads what was written between the seats of a stored match.
func Messages(ctx context.Context, s store.Matches, id string) ([]wire.Message, error) {
	stored, err := s.Messages(ctx, id)
	out := make([]wire.Message, len(stored))
	for i := range stored {
		if err == nil {
			err = json.Unmarshal(stored[i].Body, &out[i])
		}
	}
	return out, err
}
