package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
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
