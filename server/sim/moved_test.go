package sim

import (
	"math/rand/v2"
	"testing"

	"casus/server/match/matchtest"
	"casus/server/store/mem"
	"casus/server/wire"
)

// Orders that cross the news of a new seat on the line were meant for the old
// one: they are carried out for neither.
func TestOrdersFromAnOldSeat(t *testing.T) {
	w := &world{rng: rand.New(rand.NewPCG(1, 0)), disk: mem.New(), clock: matchtest.NewClock(), book: newBook(), told: newStreams(),
		report: Report{Did: map[string]int{}, Refused: map[wire.Code]int{}}}
	defer w.end()
	w.boot()
	w.found(Options{Seed: 1, Turns: 3}, 60)
	w.enter("Anna", "KOR")
	w.clients[0].read(w, -1)
	lead, anna := w.clients[0], w.clients[1]
	w.connect(lead)
	w.send(lead, w.write(lead, wire.VerbSeat, nil, "", wire.SetSeat{Member: anna.member, Seat: "JPN"}))
	turn := 1
	late := w.write(anna, wire.VerbOrders, &turn, wire.PhaseOrders, wire.Orders{Lines: []int{}})
	w.send(anna, late) // her page has not read that she was moved
	stored, err := w.disk.Commands(ctx, w.match)
	if err != nil || w.err != nil {
		t.Fatal(err, w.err)
	}
	if n := len(storedAs(stored, late)); n != 0 {
		t.Errorf("orders for KOR were carried out %d times for JPN", n)
	}
	anna.read(w, -1)
	w.connect(anna)
	if w.err != nil || anna.seat != "JPN" || len(anna.waiting) != 0 {
		t.Errorf("she came back to %q with %d commands: %v", anna.seat, len(anna.waiting), w.err)
	}
}
