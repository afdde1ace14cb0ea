package wire_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/server/wire"
	"casus/server/wire/wiretest"
)

// goldenFrames are the files that the client's tests read too, by name.
func goldenFrames(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden frames: %v", err)
	}
	out := map[string][]byte{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(file), ".json")] = data
	}
	return out
}

// fits holds a golden frame against the schema of its direction.
func fits(c *wiretest.Contract, name string, frame []byte) error {
	if strings.HasPrefix(name, "client.") {
		return c.Received(frame)
	}
	return c.Sent(frame)
}

func TestGoldenFramesFitTheirSchemas(t *testing.T) {
	c := wiretest.Load(t)
	for name, frame := range goldenFrames(t) {
		if err := fits(c, name, frame); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every schema of a frame, and every field in it, is in some golden frame: a
// schema that nobody has sent anything for may say anything.
func TestEverySchemaHasAGoldenFrame(t *testing.T) {
	c := wiretest.Load(t)
	shown := map[string]bool{}
	for name, frame := range goldenFrames(t) {
		var v any
		if err := json.Unmarshal(frame, &v); err != nil {
			t.Fatal(err)
		}
		side, _, _ := strings.Cut(name, ".")
		c.Walk("schema/"+side+".json", v, func(place string) { shown[place] = true })
	}
	for _, file := range []string{"schema/client.json", "schema/server.json", "schema/room.json", "schema/view.json", "schema/reveal.json"} {
		for _, place := range c.Places(file) {
			if !shown[place] {
				t.Errorf("no golden frame shows %s", place)
			}
		}
	}
}

// What the strict reader refuses the schema refuses too: a field that is not
// known, in the frame and in each object inside it.
func TestUnknownFieldsFitNeitherReaderNorSchema(t *testing.T) {
	c := wiretest.Load(t)
	for name, frame := range goldenFrames(t) {
		if !strings.HasPrefix(name, "client.") {
			continue
		}
		var whole any
		if err := json.Unmarshal(frame, &whole); err != nil {
			t.Fatal(err)
		}
		objects := 0
		visit(whole, func(o map[string]any) {
			objects++
			o["extra"] = 1
			if text := wire.Write(whole); c.Received(text) == nil {
				t.Errorf("%s fits with a field too many: %s", name, text)
			} else if understood(text) {
				t.Errorf("%s is read with a field too many: %s", name, text)
			}
			delete(o, "extra")
		})
		if objects == 0 || !understood(wire.Write(whole)) || c.Received(wire.Write(whole)) != nil {
			t.Errorf("%s is refused as it is", name)
		}
	}
}

// understood tells whether the server reads a frame, body and all.
func understood(text []byte) bool {
	frame, _, err := wire.Read(text)
	if err != nil {
		return false
	}
	c, ok := frame.(*wire.Cmd)
	if !ok {
		return true
	}
	body := bodies[c.Verb]
	return body == nil && reads[wire.None](c) || body != nil && body(c)
}

// bodies reads the bodies of the verbs that have one.
var bodies = map[string]func(*wire.Cmd) bool{
	wire.VerbOrders: reads[wire.Orders], wire.VerbAnswers: reads[wire.Answers], wire.VerbReady: reads[wire.Ready],
	wire.VerbSay: reads[wire.Say], wire.VerbExtend: reads[wire.Extend], wire.VerbBot: reads[wire.SetBot],
	wire.VerbKick: reads[wire.Kick], wire.VerbRename: reads[wire.Rename], wire.VerbLock: reads[wire.Lock],
	wire.VerbSeat: reads[wire.SetSeat],
}

func reads[T any](c *wire.Cmd) bool {
	_, err := wire.Body[T](c.Body)
	return err == nil
}

// Values out of bounds do not fit either.
func TestValuesOutOfBoundsDoNotFit(t *testing.T) {
	c := wiretest.Load(t)
	const head = `{"t":"cmd","id":"01936d7a-7b3c-7c00-8000-000000000001",`
	for _, frame := range []string{
		`{"t":"ping","n":1.5}`, `{"t":"hello"}`, `{"t":"shout"}`, `{"t":"ack","id":"x"}`,
		`{"t":"sub","match":"m1","after":3}`,
		`{"t":"cmd","id":"5e1e9e46-7f5c-4f7a-9c3e-000000000001","verb":"start"}`,
		head + `"verb":"orders"}`, head + `"verb":"orders","body":{"lines":[-1]}}`,
		head + `"verb":"dance","body":{}}`, head + `"verb":"start","body":{"lines":[]}}`,
		head + `"verb":"start","phase":"over"}`,
		head + `"verb":"answers","body":{"answers":[{"duty":1,"choice":"SULK"}]}}`,
		head + `"verb":"say","body":{"to":[],"text":"x"}}`, head + `"verb":"say","body":{"to":["ALL","KOR"],"text":"x"}}`,
		head + `"verb":"say","body":{"to":["KOR","KOR"],"text":"x"}}`, head + `"verb":"say","body":{"to":["KOR"],"text":""}}`,
		head + `"verb":"extend","body":{"seconds":3601}}`, head + `"verb":"seat","body":{"member":"a","seat":"FRA"}}`,
		head + `"verb":"rename","body":{"member":"a","nick":"` + strings.Repeat("x", 25) + `"}}`,
	} {
		if c.Received([]byte(frame)) == nil {
			t.Errorf("%s fits", frame)
		}
	}
	for _, frame := range []string{
		`{"t":"ack"}`, `{"t":"ev","o":0,"k":"sent","b":{}}`, `{"t":"ev","o":1,"k":"gossip","b":{}}`,
		`{"t":"ev","o":1,"k":"reveal","b":{"turn":1}}`, `{"t":"live","epoch":"e","from":0}`,
		`{"t":"ack","id":"01936d7a-7b3c-7c00-8000-000000000001","secret":1}`,
	} {
		if c.Sent([]byte(frame)) == nil {
			t.Errorf("%s fits", frame)
		}
	}
}
