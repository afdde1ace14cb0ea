// Package scribe writes JSON onto the end of a slice, byte for byte as
// encoding/json would, without looking at types while the program runs. It is for
// the few things a server writes in every turn; all else goes through
// encoding/json.
package scribe

import (
	"encoding/json"
	"strconv"
)

// Int adds a number.
func Int(b []byte, v int32) []byte { return strconv.AppendInt(b, int64(v), 10) }

// String adds a string; nearly all are codes and ids that need no escape.
func String(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return Value(b, s)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// Value adds one of our own values, which always encode.
func Value(b []byte, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("scribe: " + err.Error())
	}
	return append(b, text...)
}

// Number adds a field, name and all, if it is not 0.
func Number(b []byte, name string, v int32) []byte {
	if v == 0 {
		return b
	}
	return Int(append(b, name...), v)
}

// Text adds a field, name and all, if it is not empty.
func Text(b []byte, name, v string) []byte {
	if v == "" {
		return b
	}
	return String(append(b, name...), v)
}

// Texts adds a field, name and all, if it has a string.
func Texts(b []byte, name string, v []string) []byte {
	if len(v) == 0 {
		return b
	}
	b = append(b, name...)
	sep := byte('[')
	for _, s := range v {
		b = String(append(b, sep), s)
		sep = ','
	}
	return append(b, ']')
}

// Ints adds a field, name and all, if it has a number.
func Ints(b []byte, name string, v []int) []byte {
	if len(v) == 0 {
		return b
	}
	b = append(b, name...)
	sep := byte('[')
	for _, n := range v {
		b = strconv.AppendInt(append(b, sep), int64(n), 10)
		sep = ','
	}
	return append(b, ']')
}

// Flag adds a field, name and all, if it is true.
func Flag(b []byte, name string, v bool) []byte {
	if !v {
		return b
	}
	return append(append(b, name...), "true"...)
}
