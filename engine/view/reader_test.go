package view_test

import (
	"reflect"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// A reader that follows a match sees at every phase what one who reads it from
// the beginning sees.
func TestAReaderSeesWhatAFreshLookSees(t *testing.T) {
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 11, Turns: 4})
	if err != nil {
		t.Fatal(err)
	}
	b, err := bot.New("random", 11)
	if err != nil {
		t.Fatal(err)
	}
	var readers [rules.Seats]*view.Reader
	for seat := range readers {
		readers[seat] = view.NewReader(view.Seat(rules.Seat(seat)))
	}
	s, log := g.Start(), world.Log{}
	work := &world.Work{Log: &log}
	for s.Phase != world.Over {
		for seat, r := range readers {
			as := rules.Seat(seat)
			got, want := r.Of(g, &s, log.Entries, nil), view.Of(g, &s, log.Entries, nil, view.Seat(as))
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("turn %d, %s, %s: the views differ", s.Turn(), s.Phase, as)
			}
			decide := b.Orders
			if s.Phase == world.Response {
				decide = b.Answers
			}
			if _, err := g.ApplyWith(&s, decide(g, &got, as), work); err != nil {
				t.Fatal(err)
			}
		}
		g.Resolve(&s, work)
	}
	if len(log.Entries) < 50 {
		t.Errorf("only %d lines were read", len(log.Entries))
	}
}
