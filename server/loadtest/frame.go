package loadtest

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// frame is what a player must know of a frame at once; the rest is looked at
// when the clock has stopped.
type frame struct {
	T      string
	ID     string // of an ack or nack
	Offset uint64 // of an event or snapshot
	Kind   string // of an event
	Turn   int    // of a reveal, a start or a snapshot; 0: not told
	Phase  string
	Code   string // of a nack
	Reason string
	From   uint64 // of live
	Epoch  string
}

// read finds out what a frame is. Events and acks, which are nearly all, are
// recognised by how they begin; everything else is decoded.
func read(data []byte) (f frame, err error) {
	if rest, ok := bytes.CutPrefix(data, []byte(`{"t":"ev","o":`)); ok {
		if f, ok = readEvent(rest); ok {
			return f, nil
		}
	}
	if rest, ok := bytes.CutPrefix(data, []byte(`{"t":"ack","id":"`)); ok {
		if f, ok = readAck(rest); ok {
			return f, nil
		}
	}
	if bytes.HasPrefix(data, []byte(`{"t":"room"`)) {
		return frame{T: "room"}, nil
	}
	return decode(data)
}

const uuidLen = 36

func readAck(rest []byte) (f frame, ok bool) {
	id, rest, ok := bytes.Cut(rest, []byte(`","o":`))
	number, _, closed := bytes.Cut(rest, []byte("}"))
	o, err := strconv.ParseUint(string(number), 10, 64)
	return frame{T: "ack", ID: string(id), Offset: o}, ok && closed && err == nil && len(id) == uuidLen
}

func readEvent(rest []byte) (f frame, ok bool) {
	f.T = "ev"
	number, rest, ok := bytes.Cut(rest, []byte(`,"k":"`))
	if !ok {
		return f, false
	}
	var err error
	if f.Offset, err = strconv.ParseUint(string(number), 10, 64); err != nil {
		return f, false
	}
	kind, rest, ok := bytes.Cut(rest, []byte(`","b":{`))
	if !ok {
		return f, false
	}
	switch string(kind) {
	case "sent":
		f.Kind = "sent"
		return f, true
	case "reveal":
		f.Kind = "reveal"
	default:
		return f, false
	}
	if rest, ok = bytes.CutPrefix(rest, []byte(`"turn":`)); !ok {
		return f, false
	}
	number, rest, ok = bytes.Cut(rest, []byte(`,"phase":"`))
	if !ok {
		return f, false
	}
	phase, _, ok := bytes.Cut(rest, []byte(`"`))
	if f.Turn, err = strconv.Atoi(string(number)); err != nil || !ok {
		return f, false
	}
	f.Phase = string(phase)
	return f, true
}

// decode reads any frame the long way.
func decode(data []byte) (frame, error) {
	var all struct {
		T      string
		ID     string
		O      uint64
		K      string
		B      moment
		Offset uint64
		View   moment
		Code   string
		Reason string
		From   uint64
		Epoch  string
	}
	err := json.Unmarshal(data, &all)
	f := frame{T: all.T, ID: all.ID, Offset: all.O, Kind: all.K, Turn: all.B.Turn, Phase: all.B.Phase,
		Code: all.Code, Reason: all.Reason, From: all.From, Epoch: all.Epoch}
	if all.T == "snapshot" {
		f.Offset, f.Turn, f.Phase = all.Offset, all.View.Turn, all.View.Phase
	}
	return f, err
}

// moment of a match.
type moment struct {
	Turn  int
	Phase string
}
