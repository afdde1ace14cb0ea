package view

import (
	"encoding/base64"
	"encoding/json"
	"strconv"
)

// The encoder of the two things a server tells most often: log lines and changed
// numbers. Everything else goes through encoding/json.

func appendInt(b []byte, v int32) []byte { return strconv.AppendInt(b, int64(v), 10) }

// appendText adds a string; nearly all are codes and ids that need no escape.
func appendText(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return appendJSON(b, s)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// appendJSON adds one of our own values, which always encode.
func appendJSON(b []byte, v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic("view: " + err.Error())
	}
	return append(b, text...)
}

func appendBitmap(b []byte, bits []byte) []byte {
	return append(base64.StdEncoding.AppendEncode(append(b, '"'), bits), '"')
}

func appendPairs(b []byte, name string, changed [][3]int32) []byte {
	if len(changed) == 0 {
		return b
	}
	b = append(b, name...)
	sep := byte('[')
	for _, c := range changed {
		b = appendInt(append(b, sep, '['), c[0])
		b = appendInt(append(b, ','), c[1])
		b = append(appendInt(append(b, ','), c[2]), ']')
		sep = ','
	}
	return append(b, ']')
}

func appendClauses(b []byte, changed []ClauseState) []byte {
	if len(changed) == 0 {
		return b
	}
	b = append(b, `,"clauses":`...)
	sep := byte('[')
	for _, c := range changed {
		b = appendText(append(append(b, sep), `{"clause":`...), c.Clause)
		b = append(appendText(append(b, `,"state":`...), c.State), '}')
		sep = ','
	}
	return append(b, ']')
}

func number(b []byte, name string, v int32) []byte {
	if v == 0 {
		return b
	}
	return appendInt(append(b, name...), v)
}

func text(b []byte, name, v string) []byte {
	if v == "" {
		return b
	}
	return appendText(append(b, name...), v)
}

func flag(b []byte, name string, v bool) []byte {
	if !v {
		return b
	}
	return append(append(b, name...), "true"...)
}
