package web

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"casus/server/wire"
)

// A frame is read whole, in its true size, however it arrives, and no other
// frame shares its memory.
func TestFramesAreReadInTheirTrueSize(t *testing.T) {
	var kept [][]byte
	sizes := []int{0, 1, 126, 511, 512, 513, wire.MaxFrame}
	for i, n := range sizes {
		want := bytes.Repeat([]byte{byte('a' + i)}, n)
		data, err := bounded(iotest.HalfReader(bytes.NewReader(want)))
		if err != nil || !bytes.Equal(data, want) {
			t.Fatalf("%d bytes: read %d, error %v", n, len(data), err)
		}
		if spare := cap(data) - n; spare > 16+n/4 {
			t.Errorf("a frame of %d bytes holds %d more", n, spare)
		}
		kept = append(kept, data)
	}
	for i, data := range kept {
		if len(bytes.Trim(data, string(rune('a'+i)))) > 0 || len(data) != sizes[i] {
			t.Errorf("the frame of %d bytes was written over", sizes[i])
		}
	}
	if _, err := bounded(io.MultiReader(strings.NewReader("{"), iotest.ErrReader(io.ErrUnexpectedEOF))); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("half a frame passed: %v", err)
	}
}

func TestFramesFarTooLargeAreNotReadToTheirEnd(t *testing.T) {
	long := strings.NewReader(strings.Repeat(" ", 10*abusiveFrame))
	if _, err := bounded(long); !errors.Is(err, errAbuse) {
		t.Fatal(err)
	}
	if read := 10*abusiveFrame - long.Len(); read > wire.MaxFrame+1+abusiveFrame {
		t.Fatalf("%d bytes were read", read)
	}
	data, err := bounded(strings.NewReader(strings.Repeat(" ", wire.MaxFrame+2)))
	if err != nil || len(data) != wire.MaxFrame+1 {
		t.Fatalf("%d bytes, error %v", len(data), err)
	}
}

// The budget: one frame costs one allocation in its true size, and what the
// reader around it needs.
func BenchmarkBounded(b *testing.B) {
	frame := strings.Repeat("x", 140)
	r := strings.NewReader(frame)
	b.ReportAllocs()
	for b.Loop() {
		r.Reset(frame)
		if _, err := bounded(r); err != nil {
			b.Fatal(err)
		}
	}
}
