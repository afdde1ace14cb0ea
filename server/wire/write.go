package wire

import "encoding/json"

// Write encodes a frame of ours. Our own types always encode; anything else is
// a broken invariant.
func Write(frame any) []byte {
	b, err := json.Marshal(frame)
	if err != nil {
		panic("wire: " + err.Error())
	}
	return b
}

// WriteEvent encodes an event once for a whole audience.
func WriteEvent(offset uint64, kind string, body []byte) []byte {
	return Write(Event{T: "ev", O: offset, K: kind, B: body})
}

// WriteNack encodes the refusal of a command.
func WriteNack(id string, r *Refusal) []byte {
	return Write(Nack{T: "nack", ID: id, Code: r.Code, Reason: r.Reason, Retryable: r.Code.Retryable()})
}
