package pact_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// anyWorld draws a state whose numbers often lie where conditions look: at the
// ends and the marks of their scales.
func anyWorld(t *rapid.T, date rules.Date) (s world.State) {
	marks := []int32{0, 1, 2, 3, 4, 5, 6, 8, 150, 300, 450, 500, 549, 550, 600, 640, 800, 1000}
	at := rapid.SampledFrom(marks)
	for f := rules.Fact(0); f.Shape() == rules.ByPair; f++ {
		for a := rules.RUS; a < rules.UKR; a++ {
			for b := rules.RUS; b < rules.UKR; b++ {
				if rapid.IntRange(0, 3).Draw(t, "moved") == 0 {
					s.SetPair(f, a, b, at.Draw(t, "pair"))
				}
			}
		}
	}
	for c := rules.RUS; c < rules.Seats; c++ {
		for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
			s.Set(f, c, at.Draw(t, "own"))
		}
	}
	s.Facts[rules.TurnNumber.At()] = 3
	s.Facts[rules.Today.At()] = int32(date)
	return s
}

func anyEvent(t *rapid.T, n int32) world.Event {
	number := func(of []int32) int32 { return rapid.SampledFrom(of).Draw(t, "number") }
	seat := func() rules.Seat { return rules.Seat(rapid.IntRange(0, int(rules.NONE)).Draw(t, "power")) }
	choice := func(n int) int8 { return int8(rapid.IntRange(0, n-1).Draw(t, "choice")) }
	e := world.Event{
		Number: n, Kind: rules.Kind(rapid.IntRange(1, rules.KindCount-1).Draw(t, "kind")),
		Actor: seat(), Target: seat(), Admin: seat(), Overflight: seat(), FirstForce: seat(),
		Place: -1, PlaceKind: choice(5), Zone: choice(6), Ocean: choice(2), Platform: choice(6), Subject: choice(len(rules.Subjects)),
		Severity: number([]int32{0, 100, 200, 400, 500, 700, 1000}), Att: number([]int32{0, 449, 450, 800, 1000}),
		Deaths: number([]int32{0, 1, 30, 2000}), Sustained: rapid.Bool().Draw(t, "sustained"),
	}
	e.Author = e.Actor
	return e
}

var dates = []rules.Date{-7000, -3000, 0, 9000, 11000, 18000, 19900, 20050, 20400}

// The index only leaves out questions whose answer is none, so a pass that uses
// it and one that puts every question end in the same state with the same log,
// turn after turn, on any world and any events.
func TestIndexChangesNothing(t *testing.T) {
	pack := grown(t, 1)
	laws := map[string]*pact.Treaties{}
	for _, arm := range []string{"", "1961", "2000", "2024"} {
		laws[arm] = pact.New(pack, arm, rules.Readings{1: rules.Broad, 2: rules.Narrow})
	}
	opened := 0
	rapid.Check(t, func(t *rapid.T) {
		law := laws[rapid.SampledFrom([]string{"", "1961", "2000", "2024"}).Draw(t, "arm")]
		s := anyWorld(t, rapid.SampledFrom(dates).Draw(t, "date"))
		twin := s
		var quick, slow world.Work
		asked := 0
		slow.Probe = func(world.Judgement) { asked++ }
		for turn := range rapid.IntRange(1, 3).Draw(t, "turns") {
			quick.Begin()
			for i := range rapid.IntRange(0, 12).Draw(t, "events") {
				quick.Happen(anyEvent(t, int32(100*turn+i)))
			}
			slow.Events, slow.NEvents = quick.Events, quick.NEvents
			quick.Log, slow.Log = &world.Log{}, &world.Log{}
			for range 2 { // both passes of the turn, the second on the same events
				law.Pass(&s, &quick)
				law.Pass(&twin, &slow)
			}
			law.Reckon(&s, &quick)
			law.Reckon(&twin, &slow)
			if s != twin {
				t.Fatal("with the index the duties are other than without")
			}
			if !reflect.DeepEqual(quick.Log, slow.Log) {
				t.Fatalf("with the index the log says\n%v\nwithout\n%v", quick.Log.Entries, slow.Log.Entries)
			}
			opened += len(quick.Log.Entries)
			s.Facts[rules.TurnNumber.At()]++
			twin.Facts[rules.TurnNumber.At()]++
		}
	})
	if opened < 100 {
		t.Fatalf("only %d duties moved: the drawn worlds show nothing", opened)
	}
}

// The same on the turns of matches between doctrine bots, where long conditions
// do come true.
func TestIndexChangesNothingInPlay(t *testing.T) {
	pack := grown(t, 1)
	law := pact.New(pack, "2024", rules.Readings{})
	for _, m := range played(t, pack, 5) {
		quick, slow := m.s, m.s
		probed := m.w
		asked := 0
		probed.Probe = func(world.Judgement) { asked++ }
		probed.Live = nil
		law.Pass(&quick, &m.w)
		law.Pass(&slow, &probed)
		if quick != slow {
			t.Fatalf("turn %d, %s: with the index the duties are other than without", m.s.Turn(), m.s.Phase)
		}
		if asked == 0 {
			t.Fatal("no question was shown")
		}
	}
}

func TestPassesAllocateNothing(t *testing.T) {
	pack := grown(t, 1)
	law := pact.New(pack, "2024", rules.Readings{})
	moments := played(t, pack, 5)
	i := 0
	if n := testing.AllocsPerRun(len(moments), func() {
		m := &moments[i%len(moments)]
		s := m.s
		law.Pass(&s, &m.w)
		i++
	}); n != 0 {
		t.Errorf("a pass allocates %.0f times", n)
	}
}
