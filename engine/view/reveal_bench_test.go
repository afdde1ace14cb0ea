package view_test

import (
	"encoding/json"
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// A quiet turn, both phases, as all six seats are told of it.
func BenchmarkReveal(b *testing.B) {
	g, err := engine.New(shipped(b), engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 24})
	if err != nil {
		b.Fatal(err)
	}
	s := g.Start()
	var log []world.Entry
	for range 10 {
		log = append(log, advance(b, g, &s)...)
	}
	before, from := s, len(log)
	log = append(log, advance(b, g, &s)...)
	log = append(log, advance(b, g, &s)...)
	b.Run("cut", func(b *testing.B) {
		for b.Loop() {
			for seat := rules.RUS; seat < rules.Seats; seat++ {
				view.RevealOf(g, &before, &s, log, from, view.Seat(seat))
			}
		}
	})
	b.Run("encode", func(b *testing.B) {
		r := view.RevealOf(g, &before, &s, log, from, view.Seat(rules.KOR))
		for b.Loop() {
			for range rules.Seats {
				if _, err := json.Marshal(r); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
