package wire

import (
	"bytes"
	"encoding/json"

	"github.com/google/uuid"
)

// Read turns a text frame into *Hello, *Sub, *Cmd or *Ping. On a refusal the
// command's id is returned when it could be read, so that the nack finds it. The
// body of a command is part of data.
func Read(data []byte) (frame any, id string, err error) {
	if len(data) > MaxFrame {
		return nil, "", Refuse(TooBig, "a frame may have 16,384 bytes")
	}
	head := scanner{data: data}
	switch err := head.whole(); {
	case err != nil:
		return nil, "", Refuse(Malformed, err.Error())
	case !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")):
		return nil, "", Refuse(Malformed, "a JSON object is expected")
	}
	if given := string(head.id); validID(given) {
		id = given
	}
	if frame = head.plain(id); frame != nil {
		return frame, id, nil
	}
	if frame = blank(string(head.t)); frame == nil {
		return nil, id, Refuse(Malformed, "the field t names no frame a client may send")
	}
	if err := decode(data, frame); err != nil {
		return nil, id, err
	}
	if cmd, ok := frame.(*Cmd); ok && id == "" {
		return nil, "", Refuse(Malformed, "the id of "+article(cmd.Verb)+" command must be a UUID version 7")
	}
	return frame, id, nil
}

func article(verb string) string {
	for _, v := range Verbs {
		if v == verb {
			return "the " + verb
		}
	}
	return "a"
}

func blank(t string) any {
	switch t {
	case "hello":
		return new(Hello)
	case "sub":
		return new(Sub)
	case "cmd":
		return new(Cmd)
	case "ping":
		return new(Ping)
	}
	return nil
}

func validID(id string) bool {
	u, err := uuid.Parse(id)
	return err == nil && len(id) == 36 && u.Version() == 7
}

// Body decodes a command's body into the type its verb has. Its tokens were
// looked at when Read took the frame around it.
func Body[T any](raw json.RawMessage) (T, error) {
	var v T
	if o, ok := any(&v).(*Orders); ok && o.plain(raw) {
		return v, nil
	}
	if len(raw) == 0 {
		raw = []byte("{}")
	}
	if !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) {
		return v, Refuse(Malformed, "the body must be an object")
	}
	return v, decode(raw, &v)
}
