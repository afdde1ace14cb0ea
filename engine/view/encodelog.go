package view

import "casus/engine/world"

// line is a log line that is no secret, encoded for all audiences but for the
// numbers of lines, which differ. Without a body it is to be cut for each.
type line struct{ body, end []byte }

// encoded are the new lines of a log, at the end of b.
func encoded(b []byte, log []world.Entry) []line {
	out := make([]line, len(log))
	for i := range log {
		if log[i].Secret == nil {
			e := eventOf(&log[i])
			from := len(b)
			b = e.body(b)
			mid := len(b)
			b = e.end(b)
			out[i] = line{b[from:mid:mid], b[mid:len(b):len(b)]}
		}
	}
	return out
}

// appendLog adds the lines an audience sees from a place in the log on. A line
// without turn and phase has those of the line before.
func (l *lens) appendLog(b []byte, from int, shared []line) []byte {
	b = append(b, '[')
	first := true
	var turn int32
	phase := ""
	for i := from; i < len(l.log); i++ {
		n := l.at(i)
		if n == 0 {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		e := &l.log[i]
		b = appendInt(append(b, `{"n":`...), n)
		if first || e.Turn != turn || e.Phase != phase {
			b = text(number(b, `,"turn":`, e.Turn), `,"phase":`, e.Phase)
		}
		turn, phase, first = e.Turn, e.Phase, false
		if s := shared[i-from]; s.body != nil {
			b = append(number(append(b, s.body...), `,"cause":`, l.number(e.Cause)), s.end...)
			continue
		}
		cut := l.event(e, n)
		b = cut.end(number(cut.body(b), `,"cause":`, cut.Cause))
	}
	return append(b, ']')
}

// body adds what stands between a line's phase and its cause, fields in the order
// of the struct.
func (e *LogEvent) body(b []byte) []byte {
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
	return text(b, `,"reason":`, e.Reason)
}

// end adds what stands after a line's cause.
func (e *LogEvent) end(b []byte) []byte {
	if len(e.Conflicts) > 0 {
		b = appendJSON(append(b, `,"conflicts":`...), e.Conflicts)
	}
	return append(b, '}')
}
