// Package record is a saved match: one JSON object a line, each line carrying
// the sha256 of the line before, so that a changed byte breaks the chain at
// its line. Names, chat and wall-clock times stay outside.
package record

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"casus/engine"
	"casus/engine/world"
)

// Format is the first word of every record.
const Format = "casus-record/1"

// MaxLine bounds one line of a record, in bytes: an exported header embeds the
// text of its rule pack.
const MaxLine = 4 << 20

// Header is the first line.
type Header struct {
	Format string       `json:"format"`
	Engine string       `json:"engine"`
	Pack   string       `json:"pack"` // hash of the rule pack
	Title  string       `json:"title"`
	Rules  string       `json:"rules,omitempty"` // what the pack is called, if somebody brought it
	Setup  engine.Setup `json:"setup"`
	Forked string       `json:"forked_from,omitempty"`
	// Files is the text of the pack by path, in exports only.
	Files map[string]string `json:"files,omitempty"`
}

// Line is one line after the header: a command with what it led to.
type Line struct {
	Header  *Header         `json:"header,omitempty"`
	Cmd     *engine.Command `json:"cmd,omitempty"`
	Entries []world.Entry   `json:"events,omitempty"`
	Hash    string          `json:"hash,omitempty"` // state hash after a resolved phase
	Over    bool            `json:"over,omitempty"` // the closing line: it seals the line before
}

// Seal is the closing line of a finished or exported record.
var Seal = Line{Over: true}

type chained struct {
	Line
	Prev string `json:"prev"`
}

// Sum is the sha256 of a line in hex.
func Sum(line []byte) string {
	h := sha256.Sum256(line)
	var text [2 * sha256.Size]byte
	hex.Encode(text[:], h[:])
	return string(text[:])
}

// Damage names the first line of a record that cannot be trusted.
type Damage struct {
	Line   int
	Reason string
}

func (d *Damage) Error() string { return fmt.Sprintf("line %d of the record: %s", d.Line, d.Reason) }

// Read reads a record, checks its chain and that it ends with its closing line.
// A record of another engine is read as well: its events can be told, but not
// played again.
func Read(r io.Reader) (Header, []Line, error) {
	h, lines, err := ReadRunning(r)
	if err == nil && (len(lines) == 0 || !lines[len(lines)-1].Over) {
		return Header{}, nil, &Damage{len(lines) + 2, "it is missing: a record ends with a closing line, so this one was cut off; export the match again"}
	}
	return h, lines, err
}

// ReadRunning is Read for a match that goes on and has no closing line yet.
func ReadRunning(r io.Reader) (Header, []Line, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 64<<10), MaxLine)
	var lines []Line
	var from reader
	prev := ""
	for n := 1; sc.Scan(); n++ {
		line, err := from.line(n, sc.Bytes(), prev)
		if err != nil {
			return Header{}, nil, &Damage{n, err.Error()}
		}
		if (line.Header != nil) != (n == 1) {
			return Header{}, nil, &Damage{n, "a record has its header on the first line and nowhere else"}
		}
		prev = Sum(sc.Bytes())
		lines = append(lines, line)
	}
	if err := sc.Err(); err != nil {
		return Header{}, nil, &Damage{len(lines) + 1, "the line is longer than a record's line can be, or cannot be read"}
	}
	if len(lines) == 0 {
		return Header{}, nil, &Damage{1, "the file is empty"}
	}
	if h := lines[0].Header; h.Format != Format {
		return Header{}, nil, &Damage{1, fmt.Sprintf("the format is %q, this program reads %q", h.Format, Format)}
	}
	return *lines[0].Header, lines[1:], nil
}

var errBroken = errors.New("it does not follow from the line before: a byte was changed, added or lost here or above")

func (r *reader) decode(b []byte, prev string) (Line, error) {
	var c chained
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		return Line{}, errors.New("it is not a line of a match record: " + err.Error())
	}
	if dec.More() {
		return Line{}, errors.New("there is more on it than one object")
	}
	if !r.wrote(b, &c) {
		return Line{}, errors.New("it is not written as this program writes it: a byte was changed")
	}
	if c.Prev != prev {
		return Line{}, errBroken
	}
	return c.Line, nil
}

// wrote reports whether a line is what this program writes for what was read from
// it.
func (r *reader) wrote(b []byte, c *chained) bool {
	var err error
	r.desk, err = appendLine(r.desk[:0], &c.Line, c.Prev)
	return err == nil && bytes.Equal(r.desk, b)
}
