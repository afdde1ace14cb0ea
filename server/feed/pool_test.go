package feed

import "testing"

// While all streams keep too much each keeps less, and what it does keep is still
// exact: who was away for longer gets a snapshot.
func TestPoolLetsStreamsKeepLess(t *testing.T) {
	p := NewPool(40)
	a, b := NewStream("a", 64).In(p), NewStream("b", 64).In(p)
	a.Heed()
	b.Heed()
	emit(a, 8) // 32 bytes
	emit(b, 5) // 20 more: from the third on b keeps one frame
	if _, ok := b.Missed("b", 3); ok {
		t.Fatal("b promises more than it may keep")
	}
	if got, ok := b.Missed("b", 4); !ok || len(got) != 1 {
		t.Fatalf("b gives %q", texts(got))
	}
	if got, ok := a.Missed("a", 0); !ok || len(got) != 8 {
		t.Fatalf("a, which was quiet, gives %q", texts(got))
	}
	a.Forget()
	emit(b, 3)
	if got, ok := b.Missed("b", 4); !ok || len(got) != 4 || p.Waiting() != 16 {
		t.Fatalf("with room again b gives %q, and %d bytes are kept", texts(got), p.Waiting())
	}
	if _, ok := a.Missed("a", 8); !ok {
		t.Fatal("who missed nothing needs nothing")
	}
}

// While too much waits in all, whoever has not taken its last frame is cut, and
// who reads is not. What was taken counts until it has been sent.
func TestPoolCutsThoseThatDoNotRead(t *testing.T) {
	p := NewPool(10)
	slow, quick := NewQueue(100, 4008).In(p), NewQueue(100, 4008).In(p)
	slow.Push([]byte("12345678"))
	if !quick.Push([]byte("1234")) {
		t.Fatal("a reader with nothing waiting was cut")
	}
	quick.Take()
	if p.Waiting() != 12 {
		t.Fatalf("%d bytes wait; what is being sent still does", p.Waiting())
	}
	quick.Sent()
	if !quick.Push([]byte("1")) || slow.Push([]byte("12")) || slow.Code() != 4008 {
		t.Fatal("the slow one should have been cut, and it alone")
	}
	if p.Waiting() != 1 {
		t.Fatalf("%d bytes wait after the slow one was cut", p.Waiting())
	}
	quick.Close(1000)
	quick.Drop()
	if bytes, _ := quick.Waiting(); bytes != 0 || p.Waiting() != 0 || quick.Code() != 1000 {
		t.Fatalf("%d bytes wait after everybody has gone", p.Waiting())
	}
}
