package wire

import (
	"bytes"
	"encoding/json"
	"strconv"
	"sync"

	"casus/engine/scribe"
)

// Write encodes a frame of ours. Our own types always encode; anything else is
// a broken invariant.
func Write(frame any) []byte {
	b, err := json.Marshal(frame)
	if err != nil {
		panic("wire: " + err.Error())
	}
	return b
}

// WriteEvent encodes an event once for a whole audience. body adds the JSON of
// what the event tells; it is ours and trusted to be whole.
func WriteEvent(offset uint64, kind string, body func([]byte) []byte) []byte {
	desk := desks.Get().(*[]byte)
	defer desks.Put(desk)
	b := append((*desk)[:0], `{"t":"ev","o":`...)
	b = strconv.AppendUint(b, offset, 10)
	b = append(append(append(b, `,"k":"`...), kind...), `","b":`...)
	*desk = append(body(b), '}')
	return bytes.Clone(*desk)
}

// desks are where frames are written before they are copied in their true size.
var desks = sync.Pool{New: func() any { return new([]byte) }}

// Append adds the JSON of a sealed set.
func (s *Sent) Append(b []byte) []byte {
	b = strconv.AppendInt(append(b, `{"turn":`...), int64(s.Turn), 10)
	b = scribe.String(append(b, `,"phase":`...), s.Phase)
	if len(s.Lines) == 0 {
		b = append(b, `,"lines":[]`...)
	}
	b = scribe.Ints(b, `,"lines":`, s.Lines)
	if len(s.Answers) > 0 {
		b = append(append(b, `,"answers":`...), Write(s.Answers)...)
	}
	if s.Withdrawn {
		b = append(b, `,"withdrawn":true`...)
	}
	return append(b, '}')
}

// WriteAck encodes the receipt of a command. offset is that of the sender's own
// event, 0 for none.
func WriteAck(id string, offset uint64) []byte {
	b := scribe.String(append(make([]byte, 0, 80), `{"t":"ack","id":`...), id)
	if offset > 0 {
		b = strconv.AppendUint(append(b, `,"o":`...), offset, 10)
	}
	return append(b, '}')
}

// WriteNack encodes the refusal of a command.
func WriteNack(id string, r *Refusal) []byte {
	return Write(Nack{T: "nack", ID: id, Code: r.Code, Reason: r.Reason, Retryable: r.Code.Retryable()})
}
