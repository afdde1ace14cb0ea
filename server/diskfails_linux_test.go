package main

import (
	"strings"
	"syscall"
	"testing"
	"unsafe"

	"casus/server/web/webtest"
	"casus/server/wire"
)

// A commit that fails stops the server with a sentence and exit code 1. Nobody
// is acknowledged or shown what was not stored, and everything that was is
// there when the server starts again.
func TestFailedWriteStopsTheServer(t *testing.T) {
	data := t.TempDir()
	p := start(t, "--addr", anyPort, "--data", data)
	teacher, players := class(t, p.base)
	teacher.Do(wire.VerbStart, wire.None{})
	last := players[len(players)-1]
	lines := make([]wire.Orders, len(players))
	for i, tab := range players {
		tab.Arrive(1, "orders")
		lines[i] = wire.Orders{Lines: []int{firstLegal(t, tab.Legal)}}
		if tab != last {
			tab.Do(wire.VerbOrders, lines[i])
		}
	}

	// The last set would end the phase and show it to all.
	growNoFiles(t, p.cmd.Process.Pid)
	id := webtest.NewID()
	last.Send(wire.Cmd{T: "cmd", ID: id, Verb: wire.VerbOrders, Body: wire.Write(lines[len(lines)-1])})
	for _, tab := range append(players, teacher) {
		silentToTheEnd(t, tab, id)
	}
	p.cmd.Wait() //nolint:errcheck // the exit code says it
	if code, said := p.cmd.ProcessState.ExitCode(), p.notes.String(); code != 1 ||
		!strings.Contains(said, "a write to disk failed") || !strings.Contains(said, "free disk space") || strings.Contains(said, "goroutine") {
		t.Fatalf("it ended with %d:\n%s", code, said)
	}

	p = start(t, "--addr", strings.TrimPrefix(p.base, "http://"), "--data", data)
	for i, tab := range players {
		fresh := webtest.Open(t, tab.Place)
		sealed := strings.Contains(string(fresh.Heard[len(fresh.Heard)-1].View), `"sent":{"lines":[`)
		if fresh.Turn != 1 || fresh.Phase != "orders" || sealed != (tab != last) {
			t.Fatalf("%s is back in turn %d, %s, its orders sealed: %v", tab.Seat, fresh.Turn, fresh.Phase, sealed)
		}
		if tab == last {
			if f := fresh.CommandAs(id, wire.VerbOrders, lines[i]); f.T != "ack" {
				t.Fatalf("sent again it is refused: %s", f.Raw)
			}
			fresh.Arrive(1, "response")
		}
	}
}

// growNoFiles forbids a process to write to a file beyond its first byte, as a
// full disk would; it needs no rights that the tests do not have.
func growNoFiles(t *testing.T, pid int) {
	t.Helper()
	limit := syscall.Rlimit{Cur: 1, Max: 1}
	_, _, errno := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, uintptr(pid), syscall.RLIMIT_FSIZE, uintptr(unsafe.Pointer(&limit)), 0, 0, 0)
	if errno != 0 {
		t.Fatal(errno)
	}
}

// silentToTheEnd reads what a tab still gets before its socket breaks.
func silentToTheEnd(t *testing.T, tab *webtest.Tab, id string) {
	t.Helper()
	for {
		f, err := tab.Next()
		if err != nil {
			return
		}
		if f.K == wire.KindReveal || f.T == "ack" && f.ID == id {
			t.Fatalf("%s was shown what is not stored: %.200s", tab.Seat, f.Raw)
		}
	}
}
