package feed

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Streams that are bound now and then give what they would have given: all that
// was missed, byte for byte, and as much of it.
func TestBoundStreamsGiveTheSame(t *testing.T) {
	var plain, bound [3]*Stream
	p, b := NewPool(4000), NewPool(4000)
	var tape Tape
	for i := range plain {
		plain[i], bound[i] = NewStream("e", 2000).In(p), NewStream("e", 2000).In(b).On(&tape)
	}
	plain[0].Heed()
	bound[0].Heed()
	for n := range 200 {
		if n == 20 { // others are heard from later on
			plain[1].Heed()
			bound[1].Heed()
		}
		for i := range plain {
			if n%7 == i { // not everybody is told everything
				continue
			}
			frame := func(o uint64) []byte { return fmt.Appendf(nil, "%d %s", o, strings.Repeat("told to all ", n%50)) }
			plain[i].Emit(frame)
			bound[i].Emit(frame)
		}
		if n%3 == 0 {
			tape.Bind(bound[:])
		}
		for i := range plain {
			same(t, plain[i], bound[i])
		}
		if p.Waiting() != b.Waiting() {
			t.Fatalf("%d bytes are counted, want %d", b.Waiting(), p.Waiting())
		}
	}
}

func same(t *testing.T, want, got *Stream) {
	t.Helper()
	for after := range want.Last() + 1 {
		w, ok := want.Missed("e", after)
		g, yes := got.Missed("e", after)
		if ok != yes || !slices.Equal(texts(w), texts(g)) {
			t.Fatalf("after %d of %d: %v with %d events, want %v with %d", after, want.Last(), yes, len(g), ok, len(w))
		}
	}
}
