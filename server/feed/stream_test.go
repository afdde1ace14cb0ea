package feed

import (
	"fmt"
	"slices"
	"testing"
)

func emit(s *Stream, n int) {
	for range n {
		s.Emit(func(o uint64) []byte { return fmt.Appendf(nil, "%04d", o) })
	}
}

func texts(frames [][]byte) []string {
	var all []string
	for _, f := range frames {
		all = append(all, string(f))
	}
	return all
}

func TestMissedIsExactOrNothing(t *testing.T) {
	s := NewStream("e", 12) // three frames of four bytes
	s.Heed()
	emit(s, 5)
	cases := []struct {
		name  string
		epoch string
		after uint64
		want  []string
		ok    bool
	}{
		{"nothing missed", "e", 5, nil, true},
		{"one missed", "e", 4, []string{"0005"}, true},
		{"all that is kept", "e", 2, []string{"0003", "0004", "0005"}, true},
		{"one too many missed", "e", 1, nil, false},
		{"never seen anything", "e", 0, nil, false},
		{"from the future", "e", 6, nil, false},
		{"another numbering", "x", 4, nil, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, ok := s.Missed(c.epoch, c.after)
			if ok != c.ok || !slices.Equal(texts(got), c.want) {
				t.Fatalf("got %q %v, want %q %v", texts(got), ok, c.want, c.ok)
			}
		})
	}
}

// Nothing is kept for those who were never there; the numbers go on all the same.
func TestNobodyListens(t *testing.T) {
	s := NewStream("e", 1000)
	s.Emit(func(uint64) []byte { t.Fatal("encoded for nobody"); return nil })
	s.Join(NewQueue(1000, 4008))
	emit(s, 1)
	if _, ok := s.Missed("e", 0); ok {
		t.Fatal("an event that is not kept was promised")
	}
	if got, ok := s.Missed("e", 1); !ok || !slices.Equal(texts(got), []string{"0002"}) {
		t.Fatalf("got %q %v", texts(got), ok)
	}
}

// The newest event is kept however large it is, or a turn would never be resumed;
// the ones before make room for it.
func TestEventLargerThanTheRing(t *testing.T) {
	s := NewStream("e", 3)
	s.Heed()
	emit(s, 2)
	if got, ok := s.Missed("e", 1); !ok || !slices.Equal(texts(got), []string{"0002"}) {
		t.Fatalf("got %q %v, want the newest", texts(got), ok)
	}
	if _, ok := s.Missed("e", 0); ok {
		t.Fatal("an event that is not kept was promised")
	}
}

func TestSlowListenerIsCutAndOthersGoOn(t *testing.T) {
	s := NewStream("e", 1000)
	slow, quick := NewQueue(10, 4008), NewQueue(1000, 4008)
	s.Join(slow)
	s.Join(quick)
	emit(s, 3) // the third frame does not fit the slow one
	if frames, closed, code := slow.Take(); len(frames) != 0 || !closed || code != 4008 {
		t.Fatalf("slow queue: %q %v %d", texts(frames), closed, code)
	}
	if frames, closed, _ := quick.Take(); len(frames) != 3 || closed {
		t.Fatalf("quick queue: %q %v", texts(frames), closed)
	}
	if s.Listeners() != 1 {
		t.Fatalf("%d listeners, want the quick one alone", s.Listeners())
	}
	if back, ok := s.Missed("e", 0); !ok || len(back) != 3 {
		t.Fatal("the slow one cannot resume")
	}
}

func TestClosedQueueSendsWhatWaits(t *testing.T) {
	q := NewQueue(100, 4008)
	q.Push([]byte("last words"))
	q.Close(4011)
	if q.Push([]byte("too late")) {
		t.Fatal("a closed queue took a frame")
	}
	<-q.Ready()
	if frames, closed, code := q.Take(); len(frames) != 1 || !closed || code != 4011 {
		t.Fatalf("%q %v %d", texts(frames), closed, code)
	}
}
