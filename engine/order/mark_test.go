package order_test

import (
	"math/rand/v2"
	"testing"

	"casus/engine"
	"casus/engine/order"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

func game(t testing.TB) *engine.Game {
	t.Helper()
	pack, err := load.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 24})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// anyState draws a state of which every part that decides about an order may be
// anything.
func anyState(luck *rand.Rand) *world.State {
	s := &world.State{Phase: world.Phase(luck.IntN(3))}
	for i := range s.Facts {
		if info := &rules.Facts[rules.FactAt(i)]; luck.IntN(3) > 0 {
			s.Facts[i] = info.Min + luck.Int32N(info.Max-info.Min+1)
		}
	}
	for i := range s.Pledges {
		s.Pledges[i] = world.Pledge{Against: rules.Seat(luck.IntN(rules.Seats)), Cap: uint8(luck.IntN(10)), Left: uint8(luck.IntN(2))}
	}
	for i := range s.Clues {
		c := &s.Clues[i]
		c.Event.Number, c.Event.Target, c.Event.Actor = luck.Int32N(2), rules.Seat(luck.IntN(rules.Seats)), rules.Seat(luck.IntN(rules.Seats))
		c.Left, c.Denied = uint8(luck.IntN(2)), uint8(luck.IntN(1<<rules.Seats))
		for seat := range c.Belief {
			c.Belief[seat][luck.IntN(rules.Seats)] = 1000
		}
	}
	return s
}

// What is marked is what may be given when each line is asked for alone, in any
// state of the world.
func TestMarkIsMayGiveOfEachLine(t *testing.T) {
	g, luck := game(t), rand.New(rand.NewPCG(1, 2))
	var w world.Work
	open, closed := map[string]int{}, 0
	for range 2000 {
		s := anyState(luck)
		seat := rules.Seat(luck.IntN(rules.Seats))
		marks := g.Cat.Legal(s, &w, seat)
		for n, l := range g.Cat.Lines[seat] {
			want := s.Phase != world.Over && g.Cat.MayGive(s, &w.Env, seat, l)
			id := g.Pack.Actions[l.Action].ID
			if marks.Has(n) != want {
				t.Fatalf("%s of %s at %s is marked %t and may be given %t", id, seat, l.Target, marks.Has(n), want)
			}
			if want {
				open[id]++
			} else if s.Phase != world.Over {
				closed++
			}
		}
		if extra := 8*len(marks) - len(g.Cat.Lines[seat]); extra > 7 || marks[len(marks)-1]>>(8-extra) != 0 {
			t.Fatalf("%d bits too many, or some that stand for no line: %v", extra, marks)
		}
	}
	if few := len(g.Pack.Actions) - 5; len(open) < few || closed < 10_000 {
		t.Errorf("%d of %d actions were open at some time, %d lines were closed: too few to show anything", len(open), len(g.Pack.Actions), closed)
	}
}

// BenchmarkMark is what the six seats may order on the first day, in memory that
// is there already. Budget: 15 us on one core, no allocation.
func BenchmarkMark(b *testing.B) {
	g := game(b)
	s := g.Start()
	var env rules.Env
	var marks [rules.Seats]order.Bitmap
	b.ReportAllocs()
	for b.Loop() {
		for seat := range marks {
			marks[seat] = g.Cat.Mark(marks[seat], &s, &env, rules.Seat(seat))
		}
	}
}
