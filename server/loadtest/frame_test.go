package loadtest

import (
	"testing"

	"casus/server/wire"
)

// What is recognised by its beginning is the same that decoding finds.
func TestFramesReadFastAreReadRight(t *testing.T) {
	reveal := map[string]any{"turn": 7, "phase": "response", "date": "2025-01-01", "log": []int{}}
	id := newID()
	for name, c := range map[string]struct {
		sent any
		want frame
	}{
		"reveal":          {wire.Event{T: "ev", O: 41, K: "reveal", B: wire.Write(reveal)}, frame{T: "ev", Offset: 41, Kind: "reveal", Turn: 7, Phase: "response"}},
		"sent":            {wire.Event{T: "ev", O: 9, K: "sent", B: wire.Write(wire.Sent{Turn: 2})}, frame{T: "ev", Offset: 9, Kind: "sent"}},
		"message":         {wire.Event{T: "ev", O: 9, K: "message", B: wire.Write(wire.Message{Turn: 3})}, frame{T: "ev", Offset: 9, Kind: "message", Turn: 3}},
		"ack":             {wire.Ack{T: "ack", ID: id, O: 12}, frame{T: "ack", ID: id, Offset: 12}},
		"ack of no event": {wire.Ack{T: "ack", ID: id}, frame{T: "ack", ID: id}},
		"nack":            {wire.Nack{T: "nack", ID: id, Code: wire.Late, Reason: "over"}, frame{T: "nack", ID: id, Code: "late", Reason: "over"}},
		"live":            {wire.Live{T: "live", Epoch: "e", From: 5}, frame{T: "live", Epoch: "e", From: 5}},
		"room":            {wire.RoomChanged{T: "room"}, frame{T: "room"}},
		"snapshot": {wire.Snapshot{T: "snapshot", Epoch: "e", Offset: 3, View: []byte(`{"turn":4,"phase":"orders"}`)},
			frame{T: "snapshot", Epoch: "e", Offset: 3, Turn: 4, Phase: "orders"}},
	} {
		if got, err := read(wire.Write(c.sent)); err != nil || got != c.want {
			t.Errorf("%s: read %+v (%v), want %+v", name, got, err, c.want)
		}
	}
	if f, err := read([]byte(`{"t":"ev","o":`)); err == nil {
		t.Errorf("half a frame was read as %+v", f)
	}
}
