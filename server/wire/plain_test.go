package wire

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
)

// jsonRead is Read by way of encoding/json alone: slower, and plain to see.
func jsonRead(data []byte) (frame any, id string, err error) {
	if len(data) > MaxFrame {
		return nil, "", Refuse(TooBig, "a frame may have 16,384 bytes")
	}
	head := scanner{data: data}
	if err := head.whole(); err != nil {
		return nil, "", Refuse(Malformed, err.Error())
	}
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return nil, "", Refuse(Malformed, "a JSON object is expected")
	}
	if given := string(head.id); validID(given) {
		id = given
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

// jsonOrders is Body[Orders] by way of encoding/json alone.
func jsonOrders(raw []byte) (o Orders, err error) {
	if len(raw) == 0 {
		raw = []byte("{}")
	}
	if raw[0] != '{' {
		return o, Refuse(Malformed, "the body must be an object")
	}
	return o, decode(raw, &o)
}

// agreeWithJSON holds Read, and Body for orders, to their plain twins.
func agreeWithJSON(t *testing.T, data []byte) (frame any, err error) {
	t.Helper()
	frame, id, err := Read(data)
	plain, plainID, plainErr := jsonRead(data)
	if !reflect.DeepEqual(frame, plain) || id != plainID || !reflect.DeepEqual(err, plainErr) {
		t.Fatalf("%q\nread as %+v, id %q, error %v\nby json %+v, id %q, error %v", data, frame, id, err, plain, plainID, plainErr)
	}
	cmd, ok := frame.(*Cmd)
	if !ok || err != nil {
		return frame, err
	}
	o, bad := Body[Orders](cmd.Body)
	plainO, plainBad := jsonOrders(cmd.Body)
	if !reflect.DeepEqual(o, plainO) || !reflect.DeepEqual(bad, plainBad) {
		t.Fatalf("%q\norders %+v, error %v\nby json %+v, error %v", cmd.Body, o, bad, plainO, plainBad)
	}
	return frame, err
}

// What is read without encoding/json is what encoding/json reads, and is refused
// in the same words, on frames that were cut, doubled and stirred in every way.
func TestReadAgreesWithThePlainWay(t *testing.T) {
	frames := []string{
		ordersFrame,
		`{"t":"cmd","id":"` + id7 + `","verb":"orders","turn":-0,"phase":"","body":{"lines":[]}}`,
		`{ "body" : {"lines":[0,-7,999999999]}, "turn" : 12 ,"verb":"ready","id":"` + id7 + `","t":"cmd" }`,
		`{"t":"ping","n":1732800000000}`,
		`{"t":"sub","match":"m","epoch":"e","after":3}`,
	}
	parts := []string{`"`, `{`, `}`, `[`, `]`, `,`, `:`, ` `, `\`, `-`, `0`, `01`, `1.0`, `1e2`, `1234567890`, `99999999999999999999`,
		`null`, `true`, `tru`, `{}`, `""`, `"\u0041"`, `"x":1,`, `"turn":null,`, `"T":1,`, `,"D2":2`, "\xff", "\u00a0", "\n", `[[[[[[[[[`}
	luck := rand.New(rand.NewPCG(3, 4))
	both := [2]int{}
	for range 60_000 {
		text := frames[luck.IntN(len(frames))]
		for range luck.IntN(4) {
			at := luck.IntN(len(text) + 1)
			to := min(len(text), at+luck.IntN(6))
			text = text[:at] + parts[luck.IntN(len(parts))] + text[to:]
		}
		if _, err := agreeWithJSON(t, []byte(text)); err == nil {
			both[0]++
		} else {
			both[1]++
		}
	}
	if both[0] < 5_000 || both[1] < 5_000 {
		t.Fatalf("%d passed and %d refused: the test shows little", both[0], both[1])
	}
}

// A frame as browsers write it does take the quick way.
func TestOrdersAreReadThePlainWay(t *testing.T) {
	data := []byte(ordersFrame)
	if n := testing.AllocsPerRun(100, func() {
		frame, _, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Body[Orders](frame.(*Cmd).Body); err != nil {
			t.Fatal(err)
		}
	}); n > 8 {
		t.Fatalf("orders cost %.0f allocations to read, 8 are allowed", n)
	}
}
