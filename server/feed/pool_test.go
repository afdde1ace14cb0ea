package feed

import "testing"

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
