package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// The quick scan passes what the plain one passes and refuses what it refuses,
// on frames that were cut, doubled and stirred in every way.
func TestScanAgreesWithThePlainWay(t *testing.T) {
	frames := []string{
		`{"t":"cmd","id":"x","verb":"orders","turn":3,"phase":"orders","body":{"lines":[4,19,-2.5e3]}}`,
		`{"a":{"b":[{"c":null},true,false,"\u00e9\"\\"]},"D10":"narrow","d10":1}`,
		` [ [[ [ [ [ [ [ ] ] ] ] ] ]], {"x" : "y" , "z":[]} ] `,
	}
	parts := []string{`"`, `{`, `}`, `[`, `]`, `,`, `:`, ` `, `\`, `"t":1,`, `"T":1,`, `"t"`, `null`, `1`, "\xff", "\n", `[[[[[[[[[`}
	luck := rand.New(rand.NewPCG(1, 2))
	both := [2]int{}
	for range 40_000 {
		text := frames[luck.IntN(len(frames))]
		for range luck.IntN(4) {
			at := luck.IntN(len(text) + 1)
			to := min(len(text), at+luck.IntN(6))
			text = text[:at] + parts[luck.IntN(len(parts))] + text[to:]
		}
		quick, plain := scan([]byte(text)), plainScan([]byte(text))
		if quick == nil != (plain == nil) && !json.Valid([]byte(text)) {
			continue // half a text, a wrong number: what one passes the decoder refuses
		}
		if (quick == nil) != (plain == nil) && !escapedKey(text) {
			t.Fatalf("%q\nquick: %v\nplain: %v", text, quick, plain)
		}
		if quick == nil {
			both[0]++
		} else {
			both[1]++
		}
	}
	if both[0] < 2_000 || both[1] < 2_000 {
		t.Fatalf("%d passed and %d refused: the test shows little", both[0], both[1])
	}
}

// escapedKey reports whether a text may hold a key written with escapes, which
// the quick scan never takes: no name of ours needs any.
func escapedKey(text string) bool { return strings.Contains(text, `\`) }

// plainScan is scan by way of encoding/json: slower, and plain to see.
func plainScan(data []byte) error {
	if !utf8.Valid(data) {
		return errors.New("the text is not valid UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var open []*object
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return errors.New("this is not valid JSON")
		}
		if open, err = step(open, tok); err != nil {
			return err
		}
		if len(open) == 0 {
			break
		}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("one JSON value is expected, and nothing after it")
	}
	return nil
}

// object is one that is still open; a list has no keys.
type object struct {
	keys  map[string]bool
	value bool // a key was read, its value comes next
}

func step(open []*object, tok json.Token) ([]*object, error) {
	if close, ok := tok.(json.Delim); ok && (close == '}' || close == ']') {
		open = open[:len(open)-1]
		settle(open)
		return open, nil
	}
	if top := last(open); top != nil && top.keys != nil && !top.value {
		return open, top.key(tok)
	}
	start, ok := tok.(json.Delim)
	if !ok {
		settle(open)
		return open, nil
	}
	if len(open) == MaxDepth {
		return open, fmt.Errorf("nested more than %d deep", MaxDepth)
	}
	o := &object{}
	if start == '{' {
		o.keys = map[string]bool{}
	}
	return append(open, o), nil
}

// key notes a key. Keys that differ only in case count as the same, because
// encoding/json would read them into the same field; for the same reason a
// field name in capitals is none of ours (dispute numbers such as D2 are).
func (o *object) key(tok json.Token) error {
	name, _ := tok.(string)
	low := strings.ToLower(name)
	if o.keys[low] {
		return errors.New("a field is given twice")
	}
	if name != low && !disputeKey([]byte(name)) {
		return errors.New("a field is not known here")
	}
	o.keys[low], o.value = true, true
	return nil
}

func last(open []*object) *object {
	if len(open) == 0 {
		return nil
	}
	return open[len(open)-1]
}

// settle marks that the value the innermost object waited for has come.
func settle(open []*object) {
	if top := last(open); top != nil {
		top.value = false
	}
}
