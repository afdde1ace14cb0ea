package webtest

import (
	"encoding/json"
	"maps"
	"testing"

	"casus/server/wire"
)

// laid is a room with what a frame says of it.
func laid(t testing.TB, room wire.Room, frame []byte) (now wire.Room) {
	t.Helper()
	var old map[string]json.RawMessage
	var said struct{ Room map[string]json.RawMessage }
	for text, into := range map[string]any{string(wire.Write(room)): &old, string(frame): &said} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	maps.Copy(old, said.Room)
	if err := json.Unmarshal(wire.Write(old), &now); err != nil {
		t.Fatal(err)
	}
	return now
}
