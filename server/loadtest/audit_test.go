package loadtest

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/record"
	"casus/rules"
	"casus/rules/load"
)

// A record that lacks an acknowledged set, or has one twice, is found.
func TestAuditFindsWhatIsLostAndWhatIsThereTwice(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	p := planned(t, pack, 4)
	set := func(seat int) record.Line {
		return record.Line{Cmd: &engine.Command{Verb: engine.VerbOrders, Seat: rules.Seat(seat), Turn: 1, Phase: "orders", Lines: p.steps[0].lines[seat]}}
	}
	other := set(1)
	other.Cmd.Lines = []int{1, 2, 3, 4}
	acked := []key{{1, "orders", 0}, {1, "orders", 1}}
	for name, c := range map[string]struct {
		stored        []record.Line
		lost, doubled int
		complaints    int
	}{
		"all there":    {[]record.Line{set(0), set(1)}, 0, 0, 0},
		"unacked too":  {[]record.Line{set(0), set(1), set(2)}, 0, 0, 0},
		"one lost":     {[]record.Line{set(0)}, 1, 0, 1},
		"all lost":     {nil, 2, 0, 2},
		"one twice":    {[]record.Line{set(0), set(1), set(0)}, 0, 1, 1},
		"other orders": {[]record.Line{set(0), other}, 0, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			srv := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) { rw.Write(stored(t, c.stored)) }))
			defer srv.Close()
			tab := &table{plan: p, house: newHouse(target{base: srv.URL}, 0), acked: acked}
			defer tab.house.close()
			if err := tab.audit(t.Context()); err != nil {
				t.Fatal(err)
			}
			if tab.resumed.lost != c.lost || tab.resumed.doubled != c.doubled || len(tab.errs) != c.complaints {
				t.Errorf("lost %d, doubled %d: %q", tab.resumed.lost, tab.resumed.doubled, tab.errs)
			}
		})
	}
}

// stored is a record with the given lines.
func stored(t *testing.T, lines []record.Line) (text []byte) {
	t.Helper()
	all := append([]record.Line{{Header: &record.Header{Format: record.Format, Engine: engine.Version}}}, lines...)
	prev := ""
	for _, line := range append(all, record.Seal) {
		b, sum, err := record.Encode(prev, line)
		if err != nil {
			t.Fatal(err)
		}
		text, prev = append(append(text, b...), '\n'), sum
	}
	return text
}

// A server that finds the generator too fast says so, and the run says what to do.
func TestAServerThatLimitsCommandsEndsTheRun(t *testing.T) {
	tab := &table{want: 2, done: make(chan struct{}, 1), failed: make(chan struct{})}
	for i := range tab.seats {
		tab.seats[i] = &player{table: tab, n: i}
	}
	tab.seats[0].heard(frame{T: "nack", ID: "x", Code: "rate", Reason: "too many"}, nil, began)
	if err := tab.wait(t.Context()); err == nil || !strings.Contains(err.Error(), "--command-rate") {
		t.Errorf("the run ended with %v", err)
	}
}

// Players who come back notice what the server has forgotten or done twice.
func TestPlayersNoticeWhatARestartTookBack(t *testing.T) {
	for name, c := range map[string]struct {
		heard         frame
		lost, doubled int
	}{
		"the events that follow":      {frame{T: "live", Epoch: "e", From: 11}, 0, 0},
		"a snapshot of later":         {frame{T: "snapshot", Epoch: "e", Offset: 12, Turn: 2, Phase: "orders"}, 0, 0},
		"a snapshot of before":        {frame{T: "snapshot", Epoch: "e", Offset: 9, Turn: 2, Phase: "orders"}, 1, 0},
		"another numbering":           {frame{T: "snapshot", Epoch: "f", Offset: 12, Turn: 2, Phase: "orders"}, 1, 0},
		"the same ack":                {frame{T: "ack", ID: "last", Offset: 10}, 0, 0},
		"an ack of another event":     {frame{T: "ack", ID: "last", Offset: 11}, 0, 1},
		"a nack of what was accepted": {frame{T: "nack", ID: "last", Code: "late"}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			tab := &table{gate: newGate(), done: make(chan struct{}, 1), failed: make(chan struct{})}
			for i := range tab.seats {
				tab.seats[i] = &player{table: tab, n: i}
			}
			p := tab.seats[0]
			p.offset, p.epoch, p.last = 10, "e", pending{id: "last", offset: 10}
			p.heard(c.heard, []byte("{}"), began)
			if tab.resumed.lost != c.lost || tab.resumed.doubled != c.doubled {
				t.Errorf("lost %d, doubled %d, want %d and %d", tab.resumed.lost, tab.resumed.doubled, c.lost, c.doubled)
			}
		})
	}
}
