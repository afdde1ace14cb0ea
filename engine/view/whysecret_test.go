package view_test

import (
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// The treaty pass asks clauses about covert acts as well. Why a clause stands
// as it does may never be told by an act that the asker has not noticed.
func TestWhyRestsOnNothingSecret(t *testing.T) {
	g, err := engine.New(shipped(t), engine.Setup{Scenario: "november-2024", Seed: 3, Turns: 12})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	var log []world.Entry
	secret := 0
	for range 12 {
		sealRandom(t, g, &s, log)
		m := view.Moment{Before: s}
		log = append(log, advance(t, g, &s)...)
		m.Log = log
		for _, c := range g.Pack.Clauses {
			all, err := view.Why(g, m, 0, c.ID, view.All)
			if err != nil {
				t.Fatal(err)
			}
			if all.Event == nil || !unnoticed(log[all.Event.N-1]) {
				continue
			}
			secret++
			public, err := view.Why(g, m, 0, c.ID, view.Public)
			if err != nil {
				t.Fatal(err)
			}
			if public.Event != nil && public.Event.N == 0 {
				t.Errorf("%s: the public is told of %s", c.ID, log[all.Event.N-1].Action)
			}
		}
		if s.Phase == world.Over {
			break
		}
	}
	if secret == 0 {
		t.Fatal("no clause was asked about a covert act: the test shows nothing")
	}
}

func unnoticed(e world.Entry) bool {
	return e.Secret != nil && !e.Secret.Noticed && e.Secret.Knows != rules.AllSeats
}
