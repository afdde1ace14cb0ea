package view_test

import (
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// The treaty pass does not ask clauses about covert acts that nobody noticed,
// so that no explanation, the facilitator's included, can rest on one.
func TestWhyRestsOnNothingSecret(t *testing.T) {
	g, err := engine.New(shipped(t), engine.Setup{Scenario: "november-2024", Seed: 1, Turns: 12})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	var log []world.Entry
	secret := 0
	for range 12 {
		sealRandom(t, g, &s, log)
		m := view.Moment{Before: s}
		made := advance(t, g, &s)
		log = append(log, made...)
		m.Log = log
		for _, e := range made {
			if e.Kind != "" && unnoticed(e) {
				secret++
			}
		}
		for _, c := range g.Pack.Clauses {
			all, err := view.Why(g, m, 0, c.ID, view.All)
			if err != nil {
				t.Fatal(err)
			}
			if all.Event != nil && unnoticed(log[all.Event.N-1]) {
				t.Errorf("%s was asked about %s, which nobody noticed", c.ID, log[all.Event.N-1].Action)
			}
		}
		if s.Phase == world.Over {
			break
		}
	}
	if secret == 0 {
		t.Fatal("no act that treaties would listen to was covert: the test shows nothing")
	}
}

func unnoticed(e world.Entry) bool {
	return e.Secret != nil && !e.Secret.Noticed && e.Secret.Knows != rules.AllSeats
}
