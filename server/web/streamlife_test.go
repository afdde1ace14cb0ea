package web_test

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// beat lets the time of one heartbeat pass and waits for the comment that shows
// it.
func (h *house) beat(tab *webtest.Tab) {
	h.Helper()
	h.clock.Advance(wire.HeartbeatMS * time.Millisecond)
	if name, data, err := tab.Stream.Event(); name != "" || data != nil || err != nil {
		h.Fatalf("instead of a comment: %s %s %v", name, data, err)
	}
}

// A stream over which nothing comes in is given up, as a socket without pongs
// is; any frame is a sign of life.
func TestSilentStreamsAreClosed(t *testing.T) {
	h := build(t)
	tab := webtest.OpenStream(t, h.solo())
	for n := range 6 {
		h.beat(tab)
		h.beat(tab)
		tab.Send(wire.Ping{T: "ping", N: int64(n)})
		tab.Until("a pong", func(f webtest.Frame) bool { return f.T == "pong" })
	}
	h.beat(tab)
	h.beat(tab)
	h.clock.Advance(wire.HeartbeatMS * time.Millisecond)
	if code := tab.Ended(); code != int(wire.CloseNoPong) {
		t.Fatalf("ended with %d", code)
	}
	if f := tab.Resume(); f.T != "live" {
		t.Fatalf("resumed with %.80s", f.Raw)
	}
}

// A browser that hangs up is offline at once.
func TestHangingUpAStreamIsSeen(t *testing.T) {
	h := build(t)
	teacher, _ := h.room()
	mina := webtest.OpenStream(t, webtest.Join(t, h.base, teacher.Room, "Mina", "KOR"))
	online := func(want bool) func(webtest.Frame) bool {
		return func(f webtest.Frame) bool {
			for _, m := range f.Room.Members {
				if m.ID == mina.Member {
					return m.Online != nil && *m.Online == want
				}
			}
			return false
		}
	}
	teacher.Until("Mina online", online(true))
	mina.Stream.Close()
	teacher.Until("Mina offline", online(false))
	if f := mina.Resume(); f.T != "live" {
		t.Fatalf("resumed with %.80s", f.Raw)
	}
	teacher.Until("Mina back", online(true))
}

// Whoever is moved or removed learns it on a stream as on a socket.
func TestStreamsAreScopedAnew(t *testing.T) {
	h := build(t)
	teacher, _ := h.room()
	mina := webtest.OpenStream(t, webtest.Join(t, h.base, teacher.Room, "Mina", "KOR"))
	teacher.Do(wire.VerbSeat, wire.SetSeat{Member: mina.Member, Seat: "JPN"})
	if code := mina.Ended(); code != int(wire.CloseMoved) {
		t.Fatalf("moved with %d", code)
	}
	mina.Resume()
	teacher.Do(wire.VerbKick, wire.Kick{Member: mina.Member})
	if code := mina.Ended(); code != int(wire.CloseKicked) {
		t.Fatalf("removed with %d", code)
	}
}

// A restart ends a stream as it ends a socket, and it goes on afterwards.
func TestStreamsDrainAndComeBack(t *testing.T) {
	h := build(t)
	tab := webtest.OpenStream(t, h.solo())
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	h.shut()
	if code := tab.Ended(); code != int(wire.CloseShutdown) {
		t.Fatalf("ended with %d", code)
	}
	if f := tab.Heard[len(tab.Heard)-1]; f.T != "reconnect" || f.AfterMS <= 0 {
		t.Fatalf("the last frame was %s", f.Raw)
	}
	h.open(h.addr())
	if f := tab.Resume(); f.T != "live" || f.From != tab.Offset+1 {
		t.Fatalf("resumed with %.120s", f.Raw)
	}
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
}

// A drain that may not wait cuts a stream that reads nothing.
func TestDrainCutsStuckStreams(t *testing.T) {
	h := build(t, func(h *house) { h.limits.WriteWithin = time.Hour })
	tab := webtest.OpenAt(t, h.narrow(), h.solo())
	for range 100 { // far more than the connection holds
		h.ask(tab)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	drained := make(chan struct{})
	go func() { h.door.Drain(ctx); close(drained) }()
	select {
	case <-drained:
	case <-time.After(webtest.Within):
		t.Error("the drain waits for a write that cannot end")
		tab.Stream.Close()
		<-drained
	}
}

// narrow is a second address of the server whose connections hold little, so
// that a reader who stops is felt soon.
func (h *house) narrow() webtest.Door {
	h.Helper()
	s := httptest.NewUnstartedServer(h.door.Handler())
	s.Config.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		if err := c.(*net.TCPConn).SetWriteBuffer(4096); err != nil {
			h.Error(err)
		}
		return ctx
	}
	s.Start()
	h.Cleanup(s.Close)
	return webtest.Door{Base: s.URL, Origin: h.base, Protocol: wire.Subprotocol, Client: http.DefaultClient}
}

// ask makes the server send a whole view.
func (h *house) ask(tab *webtest.Tab) (status int) {
	h.Helper()
	h.clock.Advance(time.Second) // the rate of subscriptions is not what is tested
	return tab.Stream.Send(h, wire.Write(wire.Sub{T: "sub", Match: tab.Match}))
}

// A stream that does not read is cut once the bytes that wait for it are too
// many. It comes back and has missed nothing.
func TestSlowStreamsAreCutAndResume(t *testing.T) {
	h := build(t, func(h *house) {
		h.limits.QueueBytes, h.limits.SilenceWithin, h.limits.WriteWithin = 64<<10, time.Hour, time.Minute
	})
	tab := webtest.OpenAt(t, h.narrow(), h.solo())
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
	tab.Arrive(2, wire.PhaseOrders)
	offset := tab.Offset
	for range 100 { // far more than queue and connection hold
		h.ask(tab)
	}
	if code := tab.Ended(); code != int(wire.CloseSlow) {
		t.Fatalf("ended with %d", code)
	}
	if f := tab.Resume(); f.T != "live" || tab.Offset != offset {
		t.Fatalf("resumed at %d with %.80s, was at %d", tab.Offset, f.Raw, offset)
	}
}

// A stream outlives the time in which the server wants ordinary requests read
// and answered: here both times are over when the request arrives.
func TestStreamsOutliveTheServersTimeouts(t *testing.T) {
	h := build(t)
	past := time.Now().Add(-time.Second)
	late := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api/stream" {
			bounds := http.NewResponseController(rw)
			if bounds.SetReadDeadline(past) != nil || bounds.SetWriteDeadline(past) != nil {
				t.Error("the connection takes no bounds")
			}
		}
		h.door.Handler().ServeHTTP(rw, r)
	}))
	t.Cleanup(late.Close)
	tab := webtest.OpenAt(t, webtest.Door{Base: late.URL, Origin: h.base, Protocol: wire.Subprotocol, Client: http.DefaultClient}, h.solo())
	h.beat(tab)
	tab.Do(wire.VerbOrders, wire.Orders{Lines: []int{}})
}
