package view

import (
	"encoding/base64"

	"casus/engine/scribe"
)

// The encoder of the two things a server tells most often: log lines and changed
// numbers. Everything else goes through encoding/json.

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
		b = scribe.Int(append(b, sep, '['), c[0])
		b = scribe.Int(append(b, ','), c[1])
		b = append(scribe.Int(append(b, ','), c[2]), ']')
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
		b = scribe.String(append(append(b, sep), `{"clause":`...), c.Clause)
		b = append(scribe.String(append(b, `,"state":`...), c.State), '}')
		sep = ','
	}
	return append(b, ']')
}
