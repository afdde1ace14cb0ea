package main

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"casus/server/web/webtest"
	"casus/server/wire"

	"github.com/gorilla/websocket"
)

// stopWithin is how long a server may take from the signal to its end.
const stopWithin = 2 * time.Second

// A class of fifty is on, one of them never reads, orders are under way, and the
// server is told to stop: everybody hears when to come back, not all at once,
// the process is gone within two seconds, and after a restart every order that
// was under way can be sent again and counts once.
func TestDrainWithAClassOn(t *testing.T) {
	data := t.TempDir()
	p := start(t, "--addr", anyPort, "--data", data)
	teacher, players := class(t, p.base)
	teacher.Do(wire.VerbStart, wire.None{})
	tabs := append([]*webtest.Tab{teacher}, players...)
	for i := range 46 {
		tabs = append(tabs, webtest.Open(t, webtest.Join(t, p.base, teacher.Room, fmt.Sprintf("Watcher %d", i), "")))
	}
	deaf(t, teacher.Place)
	ids := make([]string, len(players))
	for i, tab := range players {
		tab.Arrive(1, "orders")
		ids[i] = webtest.NewID()
		tab.Send(wire.Cmd{T: "cmd", ID: ids[i], Verb: wire.VerbOrders, Body: wire.Write(wire.Orders{Lines: []int{}})})
	}
	p.stops(stopWithin)
	soonest, latest := spread(t, tabs)
	if latest-soonest < 500 {
		t.Errorf("everybody comes back between %d and %d ms: that is all at once", soonest, latest)
	}

	p = start(t, "--addr", strings.TrimPrefix(p.base, "http://"), "--data", data)
	for i, tab := range players {
		tab.Resume()
		if f := tab.CommandAs(ids[i], wire.VerbOrders, wire.Orders{Lines: []int{}}); f.T != "ack" {
			t.Errorf("%s sent its orders again: %s", tab.Seat, f.Raw)
		}
	}
	for _, tab := range players {
		tab.Arrive(2, "orders")
		if tab.Turn != 2 {
			t.Errorf("%s is at turn %d: an order counted twice", tab.Seat, tab.Turn)
		}
		tab.Conn.Close()
	}
}

// deaf opens a socket that asks for much and never reads it: what it is sent
// fills the buffers between, and writing to it gets stuck.
func deaf(t *testing.T, place webtest.Place) {
	t.Helper()
	d := websocket.Dialer{Subprotocols: []string{wire.Subprotocol}, HandshakeTimeout: webtest.Within,
		NetDial: func(network, addr string) (net.Conn, error) {
			conn, err := net.Dial(network, addr)
			if err == nil {
				err = conn.(*net.TCPConn).SetReadBuffer(4 << 10)
			}
			return conn, err
		}}
	conn, _, err := d.Dial("ws"+strings.TrimPrefix(place.Base, "http")+"/ws", http.Header{"Origin": {place.Base}})
	must(t, err)
	t.Cleanup(func() { conn.Close() })
	must(t, conn.WriteMessage(websocket.TextMessage, wire.Write(map[string]any{"t": "hello", "ticket": place.Ticket(t)})))
	for range 20 {
		must(t, conn.WriteMessage(websocket.TextMessage, wire.Write(map[string]any{"t": "sub", "match": place.Match})))
	}
}

// spread reads every tab to its end and gives the soonest and the latest moment,
// in milliseconds, at which one was asked to come back.
func spread(t *testing.T, tabs []*webtest.Tab) (soonest, latest int) {
	t.Helper()
	for i, tab := range tabs {
		if code := tab.Ended(); code != int(wire.CloseShutdown) {
			t.Fatalf("tab %d ended with %d", i, code)
		}
		after := 0
		for _, f := range tab.Heard {
			if f.T == "reconnect" {
				after = f.AfterMS
			}
		}
		if after <= 0 {
			t.Fatalf("tab %d was not asked to come back", i)
		}
		if soonest == 0 || after < soonest {
			soonest = after
		}
		latest = max(latest, after)
	}
	return soonest, latest
}

// stops asks the process to end and holds it to the time; it must exit with 0.
func (p *process) stops(within time.Duration) {
	p.Helper()
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		p.Fatal(err)
	}
	began := time.Now()
	late := time.AfterFunc(webtest.Within, func() { p.cmd.Process.Kill() }) //nolint:errcheck // it has ended already
	defer late.Stop()
	if err := p.cmd.Wait(); err != nil {
		p.Fatalf("it ended with %v:\n%s", err, p.notes)
	}
	if took := time.Since(began); took > within {
		p.Errorf("it took %v to stop:\n%s", took, p.notes)
	}
}
