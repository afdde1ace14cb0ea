package study

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
)

// chunk is how many pairs one part holds: what an interruption can cost.
const chunk = 16

// parts is how many parts a plan has.
func (p *Plan) parts() int { return (p.Matches + chunk - 1) / chunk }

// pairs are the first pair of a part and the one after its last.
func (p *Plan) pairs(part int) (from, to int) {
	return part * chunk, min((part+1)*chunk, p.Matches)
}

func partPath(dir string, part int) string {
	return filepath.Join(dir, "parts", fmt.Sprintf("part-%06d.ndjson.zst", part))
}

// partHead is the first line of a part.
type partHead struct {
	Plan string `json:"plan"` // its sum
	Part int    `json:"part"`
}

// writePart writes a finished part whole or not at all.
func writePart(dir, sum string, part int, matches []*Match) error {
	return WriteFile(partPath(dir, part), func(f io.Writer) error {
		z, err := zstd.NewWriter(f, zstd.WithEncoderConcurrency(1))
		if err != nil {
			return err
		}
		enc := json.NewEncoder(z)
		err = enc.Encode(partHead{sum, part})
		for _, m := range matches {
			err = errors.Join(err, enc.Encode(m))
		}
		return errors.Join(err, z.Close())
	})
}

// readPart reads a part and checks that it is whole and of this plan. A part
// that is not there gives fs.ErrNotExist.
func readPart(dir string, plan *Plan, sum string, part int) ([]*Match, error) {
	f, err := os.Open(partPath(dir, part))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	out, err := decodePart(z, plan, sum, part)
	if err != nil {
		return nil, fmt.Errorf("%s is not a whole part of this study: %w; delete it and run the command again, which plays it anew", f.Name(), err)
	}
	return out, nil
}

func decodePart(r io.Reader, plan *Plan, sum string, part int) ([]*Match, error) {
	dec := json.NewDecoder(bufio.NewReader(r))
	dec.DisallowUnknownFields()
	var head partHead
	if err := dec.Decode(&head); err != nil {
		return nil, err
	}
	if head != (partHead{sum, part}) {
		return nil, errors.New("it belongs to another study")
	}
	from, to := plan.pairs(part)
	var out []*Match
	for pair := from; pair < to; pair++ {
		for arm := range plan.Arms {
			m := &Match{}
			if err := dec.Decode(m); err != nil {
				return nil, err
			}
			if m.Pair != pair || m.Arm != arm || len(m.Turns) == 0 {
				return nil, fmt.Errorf("match %d of arm %d stands where match %d of arm %d should", m.Pair, m.Arm, pair, arm)
			}
			out = append(out, m)
		}
	}
	if dec.More() {
		return nil, errors.New("it holds more matches than it should")
	}
	return out, nil
}
