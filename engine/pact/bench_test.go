package pact_test

import (
	"slices"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/pact"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// moment is what a treaty pass meets: the state and the events before it.
type moment struct {
	s world.State
	w world.Work
}

// played collects the moments of a match between doctrine bots, two a turn. The
// requests are on file already, and noting them again changes nothing.
func played(t testing.TB, pack *rules.Pack, seed uint64) []moment {
	t.Helper()
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 12})
	if err != nil {
		t.Fatal(err)
	}
	s := g.Start()
	var log []world.Entry
	var out []moment
	for s.Phase != world.Over {
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			order(t, g, &s, view.Brief(g, &s, log, seat), seed)
		}
		w := &world.Work{}
		w.Before = func() { out = append(out, moment{s, *w}) }
		advance := engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()}
		done, err := g.ApplyWith(&s, advance, w)
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, done.Entries...)
	}
	for i := range out {
		out[i].w.Before, out[i].w.Log = nil, nil
	}
	return out
}

func order(t testing.TB, g *engine.Game, s *world.State, v *view.Briefing, seed uint64) {
	t.Helper()
	b, err := bot.New("doctrine", seed)
	if err != nil {
		t.Fatal(err)
	}
	cmd := b.Orders
	if s.Phase == world.Response {
		cmd = b.Answers
	}
	if _, err := g.Apply(s, cmd(g, v, v.Seat)); err != nil {
		t.Fatal(err)
	}
}

// quiet is the moments without their events and duties.
func quiet(all []moment) []moment {
	var out []moment
	for _, m := range all {
		m.w.NEvents = 0
		m.s.Duties = [world.MaxDuties]world.Duty{}
		out = append(out, m)
	}
	return out
}

// grown is the shipped pack with every instrument there n times.
func grown(t testing.TB, n int) *rules.Pack {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if n == 1 {
		return pack
	}
	out := &rules.Pack{Places: pack.Places, Disputes: pack.Disputes}
	for range n {
		for _, tr := range pack.Treaties {
			instrument := *tr
			instrument.Clauses = nil
			for _, c := range tr.Clauses {
				instrument.Clauses = append(instrument.Clauses, copied(out, &instrument, c))
			}
			out.Treaties = append(out.Treaties, &instrument)
		}
	}
	out.Index = rules.NewIndex(out.Clauses)
	return out
}

// copied adds a copy of a clause to a pack, numbered as loading numbers it.
func copied(pack *rules.Pack, of *rules.Treaty, c *rules.Clause) *rules.Clause {
	out := *c
	out.Treaty, out.Index, out.First = of, len(pack.Clauses), pack.Bindings
	out.Triggers = slices.Clone(c.Triggers)
	pack.Bindings += len(c.Bindings)
	pack.Clauses = append(pack.Clauses, &out)
	for i := range out.Triggers {
		trigger := &out.Triggers[i]
		l := rules.Listener{Clause: &out, Trigger: i}
		if trigger.OnTurn {
			trigger.Edges = pack.Edges
			pack.Edges += len(c.Bindings)
			pack.ByTurn = append(pack.ByTurn, l)
		}
		for k := range rules.Kind(rules.KindCount) {
			if !trigger.OnTurn && trigger.Listens(k) {
				pack.ByKind[k] = append(pack.ByKind[k], l)
			}
		}
	}
	return &out
}

// BenchmarkPasses is the two treaty passes of a turn, on the states and events
// of matches between doctrine bots, and on the same states when nothing
// happens and nothing is owed. Budget: 8 us a turn with the shipped library, no
// allocation. Copying the state back costs 0.2 us of it. The copied packs show
// how the passes grow with the library.
func BenchmarkPasses(b *testing.B) {
	shipped := grown(b, 1)
	var all []moment
	for seed := range uint64(4) {
		all = append(all, played(b, shipped, seed+1)...)
	}
	fourfold := grown(b, 4)
	for _, bench := range []struct {
		name    string
		pack    *rules.Pack
		moments []moment
	}{
		{"doctrine", shipped, all},
		{"quiet", shipped, quiet(all)},
		{"doctrine-fourfold", fourfold, all},
		{"quiet-fourfold", fourfold, quiet(all)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			law := pact.New(bench.pack, "2024", rules.Readings{})
			var s world.State
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				for range 2 {
					m := &bench.moments[i%len(bench.moments)]
					s = m.s
					law.Pass(&s, &m.w)
					i++
				}
			}
			b.ReportMetric(float64(events(bench.moments))*2/float64(len(bench.moments)), "events/turn")
		})
	}
}

func events(all []moment) (n int) {
	for i := range all {
		n += all[i].w.NEvents
	}
	return n
}
