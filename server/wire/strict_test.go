package wire

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const id7 = "01936d7a-7b3c-7c00-8000-000000000001"

func TestRefusedFrames(t *testing.T) {
	deep := strings.Repeat("[", 9) + strings.Repeat("]", 9)
	cases := []struct {
		name, frame string
		code        Code
		reason      string
	}{
		{"empty", ``, Malformed, "not valid JSON"},
		{"half an object", `{"t":"ping"`, Malformed, "not valid JSON"},
		{"not an object", `[1]`, Malformed, "object is expected"},
		{"two values", `{"t":"ping","n":1} {}`, Malformed, "nothing after it"},
		{"invalid UTF-8", "{\"t\":\"ping\",\"n\":1,\"x\":\"\xff\"}", Malformed, "UTF-8"},
		{"unknown kind", `{"t":"shout"}`, Malformed, "names no frame"},
		{"a server's frame", `{"t":"ack","id":"` + id7 + `"}`, Malformed, "names no frame"},
		{"unknown field", `{"t":"ping","n":1,"admin":true}`, Malformed, "not known"},
		{"field in capitals", `{"t":"ping","N":1}`, Malformed, "not known"},
		{"field twice", `{"t":"ping","n":1,"n":2}`, Malformed, "twice"},
		{"field twice in the body", `{"t":"cmd","id":"` + id7 + `","verb":"ready","body":{"ready":true,"ready":false}}`, Malformed, "twice"},
		{"too deep", `{"t":"cmd","id":"` + id7 + `","verb":"say","body":{"to":` + deep + `}}`, Malformed, "nested"},
		{"wrong type", `{"t":"ping","n":"one"}`, Malformed, `"n" has the wrong type`},
		{"a fraction", `{"t":"ping","n":1.5}`, Malformed, "wrong type"},
		{"too big", `{"t":"ping","n":1}` + strings.Repeat(" ", MaxFrame), TooBig, "16,384"},
		{"no id", `{"t":"cmd","verb":"ready","body":{"ready":true}}`, Malformed, "UUID"},
		{"id of another version", `{"t":"cmd","id":"5e1e9e46-7f5c-4f7a-9c3e-000000000001","verb":"ready"}`, Malformed, "UUID"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			frame, _, err := Read([]byte(c.frame))
			var r *Refusal
			if !errors.As(err, &r) {
				t.Fatalf("read as %+v", frame)
			}
			if r.Code != c.code || !strings.Contains(r.Reason, c.reason) {
				t.Fatalf("refused with %v, want %s ... %s", r, c.code, c.reason)
			}
		})
	}
}

// A bad command still gets its nack under its own id.
func TestRefusedCommandKeepsItsID(t *testing.T) {
	_, id, err := Read([]byte(`{"t":"cmd","id":"` + id7 + `","verb":"ready","extra":1}`))
	if err == nil || id != id7 {
		t.Fatalf("id %q, error %v", id, err)
	}
}

func TestBody(t *testing.T) {
	if _, err := Body[None](nil); err != nil {
		t.Fatalf("an absent body is an empty one: %v", err)
	}
	if _, err := Body[None]([]byte(`{"x":1}`)); err == nil {
		t.Fatal("a body with an unknown field passed")
	}
	if _, err := Body[Orders]([]byte(`[1]`)); err == nil {
		t.Fatal("a list passed for a body")
	}
	o, err := Body[Orders]([]byte(`{"lines":[3,5]}`))
	if err != nil || len(o.Lines) != 2 {
		t.Fatalf("%+v %v", o, err)
	}
}

func TestDisputeNumbersAreKeys(t *testing.T) {
	var v struct {
		Readings map[string]string `json:"readings"`
	}
	if err := Strict([]byte(`{"readings":{"D2":"broad","D14":"narrow"}}`), &v); err != nil || v.Readings["D14"] != "narrow" {
		t.Fatalf("%+v %v", v, err)
	}
	if err := Strict([]byte(`{"readings":{"D2":"broad","d2":"narrow"}}`), &v); err == nil {
		t.Fatal("the same dispute twice passed")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"t":"cmd","id":"` + id7 + `","verb":"orders","turn":1,"phase":"orders","body":{"lines":[1,2]}}`))
	f.Add([]byte(`{"t":"sub","match":"m","epoch":"e","after":3}`))
	f.Add([]byte("{\"a\":[{\"\xff"))
	golden, err := filepath.Glob("testdata/client.*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range golden {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		frame, err := agreeWithJSON(t, data)
		if err == nil && frame == nil {
			t.Fatal("neither a frame nor an error")
		}
		var r *Refusal
		if err != nil && !errors.As(err, &r) {
			t.Fatalf("an error without a code: %v", err)
		}
	})
}
