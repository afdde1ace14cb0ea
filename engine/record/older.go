package record

import (
	"encoding/json"
	"errors"

	"casus/engine"
	"casus/rules"
)

// reader decodes the lines of one record. Lines of this program's own engine
// must be written exactly as this program writes them; those of another engine
// may lack fields that came later and hold some that are gone. Their bytes are
// still chained, line by line.
type reader struct {
	foreign bool
	desk    []byte // where lines are written again
}

func (r *reader) header(b []byte) (Line, error) {
	line, err := r.decode(b, "")
	if err != nil {
		old, oldErr := decodeForeign(b, "")
		if oldErr != nil || old.Header == nil || old.Header.Engine == engine.Version {
			return line, err
		}
		line = old
	}
	r.foreign = line.Header != nil && line.Header.Engine != engine.Version
	return line, nil
}

// line decodes line n, counted from 1.
func (r *reader) line(n int, b []byte, prev string) (Line, error) {
	switch {
	case n == 1:
		return r.header(b)
	case r.foreign:
		return decodeForeign(b, prev)
	}
	return r.decode(b, prev)
}

func decodeForeign(b []byte, prev string) (Line, error) {
	var c chained
	if err := json.Unmarshal(b, &c); err != nil {
		return Line{}, errors.New("it is not a line of a match record: " + err.Error())
	}
	if c.Prev != prev {
		return Line{}, errBroken
	}
	return c.Line, upcast(b, &c.Line)
}

// upcast gives what was read the meaning it had when it was written. It changes
// what this program holds in memory, never the record.
func upcast(b []byte, line *Line) error {
	var had struct {
		Events []struct {
			Secret *struct {
				Suspect *rules.Seat `json:"suspect"`
			} `json:"secret"`
		} `json:"events"`
	}
	if err := json.Unmarshal(b, &had); err != nil {
		return err
	}
	for i := range had.Events {
		if s := had.Events[i].Secret; s != nil && s.Suspect == nil {
			line.Entries[i].Secret.Suspect = rules.NONE // nobody was suspected before there was the word
		}
	}
	return nil
}
