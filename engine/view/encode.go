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

// appendLog adds the lines an audience sees from a place in the log on.
func (l *lens) appendLog(b []byte, from int) []byte {
	b = append(b, '[')
	first := true
	var turn int32
	phase := ""
	for i := from; i < len(l.log); i++ {
		if l.nums[i] == 0 {
			continue
		}
		e := l.event(&l.log[i], l.nums[i])
		if !first {
			b = append(b, ',')
		}
		if same := e.Turn == turn && e.Phase == phase; same && !first {
			e.Turn, e.Phase = 0, ""
		} else {
			turn, phase = e.Turn, e.Phase
		}
		b, first = e.append(b), false
	}
	return append(b, ']')
}

// append adds a line's JSON, fields in the order of the struct.
func (e *LogEvent) append(b []byte) []byte {
	b = appendInt(append(b, `{"n":`...), e.N)
	b = number(b, `,"turn":`, e.Turn)
	b = text(b, `,"phase":`, e.Phase)
	b = appendText(append(b, `,"k":`...), e.K)
	b = text(b, `,"actor":`, e.Actor)
	b = text(b, `,"suspect":`, e.Suspect)
	b = text(b, `,"target":`, e.Target)
	b = text(b, `,"against":`, e.Against)
	b = text(b, `,"action":`, e.Action)
	b = text(b, `,"kind":`, e.Kind)
	b = text(b, `,"place":`, e.Place)
	b = number(b, `,"sev":`, e.Severity)
	b = number(b, `,"deaths":`, e.Deaths)
	b = number(b, `,"att":`, e.Att)
	b = text(b, `,"first":`, e.First)
	b = flag(b, `,"sustained":`, e.Sustained)
	b = flag(b, `,"covert":`, e.Covert)
	b = text(b, `,"clause":`, e.Clause)
	b = number(b, `,"duty":`, e.Duty)
	b = text(b, `,"from":`, e.From)
	b = text(b, `,"to":`, e.To)
	if len(e.By) > 0 {
		b = appendJSON(append(b, `,"by":`...), e.By)
	}
	b = number(b, `,"rung":`, e.Rung)
	b = number(b, `,"tension":`, e.Tension)
	b = text(b, `,"inject":`, e.Inject)
	b = text(b, `,"choice":`, e.Choice)
	b = text(b, `,"reason":`, e.Reason)
	b = number(b, `,"cause":`, e.Cause)
	if len(e.Conflicts) > 0 {
		b = appendJSON(append(b, `,"conflicts":`...), e.Conflicts)
	}
	return append(b, '}')
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
