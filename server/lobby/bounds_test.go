package lobby

import (
	"context"
	"fmt"
	"testing"
	"time"

	"casus/server/store"
	"casus/server/wire"
)

// Files people open are kept by number and by bytes; the last one always is.
func TestShelfIsBoundedInBytes(t *testing.T) {
	var s shelf
	for i := range 3 * shelfSize {
		s.put(&book{id: fmt.Sprint(i), size: 1})
	}
	if len(s.books) != shelfSize {
		t.Fatalf("%d books, want %d", len(s.books), shelfSize)
	}
	for i := range 9 {
		s.put(&book{id: fmt.Sprint("large", i), size: 16 << 20})
	}
	size := 0
	for _, b := range s.books {
		size += b.size
	}
	if size > shelfBytes || s.books[len(s.books)-1].id != "large8" || len(s.books) != 4 {
		t.Fatalf("%d books of %d bytes", len(s.books), size)
	}
}

// Tickets are bounded in number; the oldest go first.
func TestTicketsAreBounded(t *testing.T) {
	ts := tickets{open: map[store.TokenHash]ticket{}}
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	first, _ := ts.issue("room", "member", now)
	last := ""
	for range maxTickets + 100 {
		last, _ = ts.issue("room", "member", now)
	}
	if len(ts.open) > maxTickets || len(ts.fifo) > maxTickets {
		t.Fatalf("%d tickets are open", len(ts.open))
	}
	if _, ok := ts.redeem(first, now); ok {
		t.Fatal("the oldest ticket still works")
	}
	if _, ok := ts.redeem(last, now); !ok {
		t.Fatal("the newest ticket does not work")
	}
}

// Few look back at matches at one time; others wait, and are told when they gave up.
func TestThinkersAreBounded(t *testing.T) {
	l := &Lobby{thinking: make(chan struct{}, thinkers)}
	var finish []func()
	for range thinkers {
		done, refused := l.think(context.Background())
		if refused != nil {
			t.Fatal(refused)
		}
		finish = append(finish, done)
	}
	gone, leave := context.WithCancel(context.Background())
	leave()
	if _, refused := l.think(gone); refused == nil || refused.Code != wire.Busy {
		t.Fatalf("one too many: %v", refused)
	}
	finish[0]()
	if _, refused := l.think(context.Background()); refused != nil {
		t.Fatal(refused)
	}
}
