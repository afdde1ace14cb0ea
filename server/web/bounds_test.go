package web

import (
	"fmt"
	"net/http"
	"testing"

	"casus/server/match/matchtest"
	"casus/server/meter"
	"casus/server/wire"
)

// Whoever writes from ever new addresses fills no memory.
func TestAddressesAreBounded(t *testing.T) {
	l := newLimiters(DefaultLimits, matchtest.NewClock(), meter.New())
	for i := range 2*maxAddresses + 1 {
		l.join.allow(fmt.Sprint("2001:db8::", i))
	}
	if n := len(l.join.seen); n > maxAddresses {
		t.Fatalf("%d addresses are remembered", n)
	}
}

// Sockets are bounded for one address and for all, and one that ends makes room.
func TestSocketsAreBounded(t *testing.T) {
	o := &occupancy{max: 2, all: 3, now: map[string]int{}}
	enter := func(addr string, want bool) {
		t.Helper()
		if o.enter(addr) != want {
			t.Fatalf("%s let in: %v", addr, !want)
		}
	}
	enter("a", true)
	enter("a", true)
	enter("a", false)
	enter("b", true)
	enter("c", false)
	o.leave("a")
	enter("c", true)
	if len(o.now) != 3 || o.open != 3 {
		t.Fatalf("%v, %d open", o.now, o.open)
	}
}

// Large requests share out one memory; who does not say how much comes is given
// the most.
func TestBodiesShareOneMemory(t *testing.T) {
	var b bodies
	var finish []func()
	for range maxBodies / maxRecord {
		done, refused := b.take(&http.Request{ContentLength: -1}, maxRecord)
		if refused != nil {
			t.Fatal(refused)
		}
		finish = append(finish, done)
	}
	if _, refused := b.take(&http.Request{ContentLength: 1}, maxRecord); refused == nil || refused.Code != wire.Busy {
		t.Fatalf("one byte too many: %v", refused)
	}
	finish[0]()
	if _, refused := b.take(&http.Request{ContentLength: 1 << 40}, maxRecord); refused != nil {
		t.Fatal(refused)
	}
}
