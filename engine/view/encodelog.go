package view

import (
	"casus/engine/scribe"
	"casus/engine/world"
)

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
		b = scribe.Int(append(b, `{"n":`...), n)
		if first || e.Turn != turn || e.Phase != phase {
			b = scribe.Text(scribe.Number(b, `,"turn":`, e.Turn), `,"phase":`, e.Phase)
		}
		turn, phase, first = e.Turn, e.Phase, false
		if s := shared[i-from]; s.body != nil {
			b = append(scribe.Number(append(b, s.body...), `,"cause":`, l.number(e.Cause)), s.end...)
			continue
		}
		cut := l.event(e, n)
		b = cut.end(scribe.Number(cut.body(b), `,"cause":`, cut.Cause))
	}
	return append(b, ']')
}

// body adds what stands between a line's phase and its cause, fields in the order
// of the struct.
func (e *LogEvent) body(b []byte) []byte {
	b = scribe.String(append(b, `,"k":`...), e.K)
	b = scribe.Text(b, `,"actor":`, e.Actor)
	b = scribe.Text(b, `,"suspect":`, e.Suspect)
	b = scribe.Text(b, `,"target":`, e.Target)
	b = scribe.Text(b, `,"against":`, e.Against)
	b = scribe.Text(b, `,"action":`, e.Action)
	b = scribe.Text(b, `,"kind":`, e.Kind)
	b = scribe.Text(b, `,"place":`, e.Place)
	b = scribe.Number(b, `,"sev":`, e.Severity)
	b = scribe.Number(b, `,"deaths":`, e.Deaths)
	b = scribe.Number(b, `,"att":`, e.Att)
	b = scribe.Text(b, `,"first":`, e.First)
	b = scribe.Flag(b, `,"sustained":`, e.Sustained)
	b = scribe.Flag(b, `,"covert":`, e.Covert)
	b = scribe.Text(b, `,"clause":`, e.Clause)
	b = scribe.Number(b, `,"duty":`, e.Duty)
	b = scribe.Text(b, `,"from":`, e.From)
	b = scribe.Text(b, `,"to":`, e.To)
	b = scribe.Texts(b, `,"by":`, e.By)
	b = scribe.Number(b, `,"rung":`, e.Rung)
	b = scribe.Number(b, `,"tension":`, e.Tension)
	b = scribe.Text(b, `,"inject":`, e.Inject)
	b = scribe.Text(b, `,"choice":`, e.Choice)
	return scribe.Text(b, `,"reason":`, e.Reason)
}

// end adds what stands after a line's cause.
func (e *LogEvent) end(b []byte) []byte {
	if len(e.Conflicts) > 0 {
		b = scribe.Value(append(b, `,"conflicts":`...), e.Conflicts)
	}
	return append(b, '}')
}
