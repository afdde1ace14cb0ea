package record_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"casus/engine/record"
)

// Whatever is called a record is read as it was written, to the byte, or refused
// with the line that is wrong.
func FuzzRead(f *testing.F) {
	whole := quiet(f)
	lines := strings.SplitAfter(whole, "\n")
	f.Add([]byte(whole))
	f.Add([]byte(lines[0]))
	f.Add([]byte(lines[0] + lines[2]))
	f.Add([]byte(strings.Replace(whole, `"verb":"advance"`, `"verb":"orders"`, 1)))
	f.Add([]byte(strings.Replace(whole, `{"cmd"`, ` {"cmd"`, 1)))
	f.Add([]byte(strings.Repeat("[", 10_000)))
	f.Add([]byte("{\"header\":{\"format\":\"casus-record/1\"},\"prev\":\"\xff\"}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		head, read, err := record.Read(bytes.NewReader(text))
		var bad *record.Damage
		if err != nil {
			if !errors.As(err, &bad) || bad.Line < 1 {
				t.Fatalf("refused without a line: %v", err)
			}
			return
		}
		var again bytes.Buffer
		prev := ""
		for _, line := range append([]record.Line{{Header: &head}}, read...) {
			b, sum, err := record.Encode(prev, line)
			if err != nil {
				t.Fatal(err)
			}
			again.Write(append(b, '\n'))
			prev = sum
		}
		if string(bytes.TrimRight(text, "\n")) != string(bytes.TrimRight(again.Bytes(), "\n")) {
			t.Fatalf("read %q, which is written %q", text, again.Bytes())
		}
	})
}
