package wire_test

import (
	"bytes"
	"testing"

	"casus/server/wire"

	"pgregory.net/rapid"
)

// What is written by hand is what encoding/json writes.
func TestFramesAreWrittenAsTheirTypes(t *testing.T) {
	ids, offsets := rapid.String(), rapid.Uint64()
	rapid.Check(t, func(t *rapid.T) {
		ack := wire.Ack{T: "ack", ID: ids.Draw(t, "id"), O: offsets.Draw(t, "offset")}
		if got, want := wire.WriteAck(ack.ID, ack.O), wire.Write(ack); !bytes.Equal(got, want) {
			t.Fatalf("wrote %s, encoding/json writes %s", got, want)
		}
	})
	sent := rapid.Make[wire.Sent]()
	rapid.Check(t, func(t *rapid.T) {
		s := sent.Draw(t, "sent")
		if s.Lines == nil {
			s.Lines = []int{} // the protocol has no null there
		}
		if got, want := s.Append(nil), wire.Write(s); !bytes.Equal(got, want) {
			t.Fatalf("wrote %s, encoding/json writes %s", got, want)
		}
	})
}
