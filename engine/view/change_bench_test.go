package view_test

import (
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// resolution is one of a match that was played: the states around it, the
// log up to its end and how long that was before.
type resolution struct {
	before, after world.State
	log           []world.Entry
	from          int
}

// resolutions are those of a match of 24 turns between doctrine bots.
func resolutions(b *testing.B) (*engine.Game, []resolution) {
	b.Helper()
	g, err := engine.New(shipped(b), engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 24})
	if err != nil {
		b.Fatal(err)
	}
	var bots [rules.Seats]bot.Bot
	for i := range bots {
		if bots[i], err = bot.New("doctrine", 7); err != nil {
			b.Fatal(err)
		}
	}
	var out []resolution
	var log []world.Entry
	desk := view.NewDesk(g)
	for s := g.Start(); s.Phase != world.Over; {
		for seat, bot := range bots {
			brief := desk.Brief(&s, log, rules.Seat(seat))
			cmd := bot.Orders
			if s.Phase == world.Response {
				cmd = bot.Answers
			}
			if _, err := g.Apply(&s, cmd(g, brief, rules.Seat(seat))); err != nil {
				b.Fatal(err)
			}
		}
		m := resolution{before: s, from: len(log)}
		log = append(log, advance(b, g, &s)...)
		m.after, m.log = s, log
		out = append(out, m)
	}
	return g, out
}

// BenchmarkChange is a match's reveals, phase by phase, as the six seats, the
// public and a facilitator are told of them; it prints the time of one reveal.
// Budget: 100 us a reveal.
func BenchmarkChange(b *testing.B) {
	g, all := resolutions(b)
	audiences := []view.Audience{view.Public, view.All}
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		audiences = append(audiences, view.Seat(seat))
	}
	var w world.Work
	var text []byte
	b.ReportAllocs()
	for b.Loop() {
		var desks view.Desks
		for i := range all {
			m := &all[i]
			c := view.ChangeOf(g, &m.before, &m.after, m.log, m.from, &w, &desks)
			for _, as := range audiences {
				text = c.Append(text[:0], as)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "us/reveal")
}
