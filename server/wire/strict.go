package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Strict decodes JSON from a stranger into v: valid UTF-8, at most MaxDepth
// deep, no key twice, no key v does not have, nothing after the value. The
// error is a Refusal with code Malformed that never repeats the input.
func Strict(data []byte, v any) error {
	if err := scan(data); err != nil {
		return Refuse(Malformed, err.Error())
	}
	return decode(data, v)
}

// decode is Strict for what has been scanned.
func decode(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return Refuse(Malformed, plain(err))
	}
	return nil
}

// plain says what was wrong with a value in words.
func plain(err error) string {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) {
		if t.Field == "" {
			return "a JSON object is expected"
		}
		return fmt.Sprintf("the value of %q has the wrong type", t.Field)
	}
	if strings.Contains(err.Error(), "unknown field") {
		return "a field is not known here"
	}
	return "this is not valid JSON"
}

// scan looks at the tokens alone: what encoding/json would let pass.
func scan(data []byte) error {
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
	if name != low && !disputeKey(name) {
		return errors.New("a field is not known here")
	}
	o.keys[low], o.value = true, true
	return nil
}

func disputeKey(name string) bool {
	return len(name) > 1 && name[0] == 'D' && strings.Trim(name[1:], "0123456789") == ""
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
