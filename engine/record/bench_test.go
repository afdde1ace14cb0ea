package record_test

import (
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// played is a match of 24 turns between doctrine bots.
func played(t testing.TB) (*engine.Game, []record.Line) {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 24})
	if err != nil {
		t.Fatal(err)
	}
	var lines []record.Line
	take := func(s *world.State, cmd engine.Command) []world.Entry {
		out, err := g.Apply(s, cmd)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, record.Line{Cmd: &cmd, Entries: out.Entries, Hash: out.Hash})
		return out.Entries
	}
	var bots [rules.Seats]bot.Bot
	for i := range bots {
		if bots[i], err = bot.New("doctrine", 7); err != nil {
			t.Fatal(err)
		}
	}
	desk, log := view.NewDesk(g), []world.Entry(nil)
	for s := g.Start(); s.Phase != world.Over; {
		for seat, b := range bots {
			brief := desk.Brief(&s, log, rules.Seat(seat))
			if s.Phase == world.Response {
				take(&s, b.Answers(g, brief, rules.Seat(seat)))
			} else {
				take(&s, b.Orders(g, brief, rules.Seat(seat)))
			}
		}
		log = append(log, take(&s, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()})...)
	}
	return g, lines
}

// BenchmarkSearch plays the same turns in search mode, where nothing is checked,
// hashed or logged: what the speed of a replay is measured against.
func BenchmarkSearch(b *testing.B) {
	g, lines := played(b)
	var starts []world.State
	var orders [][rules.Seats]world.Sealed
	s := g.Start()
	start := s
	for _, line := range lines {
		if line.Cmd.Verb == engine.VerbAdvance && s.Phase == world.Orders {
			starts, orders = append(starts, start), append(orders, s.Sealed)
		}
		if _, err := g.Apply(&s, *line.Cmd); err != nil {
			b.Fatal(err)
		}
		if s.Phase == world.Orders && line.Cmd.Verb == engine.VerbAdvance {
			start = s
		}
	}
	var w world.Work
	b.ReportAllocs()
	for b.Loop() {
		for i := range starts {
			s = starts[i]
			g.Play(&s, &w, &orders[i])
		}
	}
	b.ReportMetric(float64(b.N*len(starts))/b.Elapsed().Seconds(), "turns/s")
}

// BenchmarkReplay checks the record of a match that is in memory; it prints
// turns a second. BenchmarkRead takes it in from its text.
func BenchmarkReplay(b *testing.B) {
	g, lines := played(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := record.Replay(g, lines, nil); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*g.Setup.Turns)/b.Elapsed().Seconds(), "turns/s")
}

func BenchmarkRead(b *testing.B) {
	g, lines := played(b)
	text := written(b, g, lines)
	b.ReportAllocs()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, _, err := record.Read(strings.NewReader(text)); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*g.Setup.Turns)/b.Elapsed().Seconds(), "turns/s")
}
