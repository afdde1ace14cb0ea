package view_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

func november(t testing.TB, seed uint64) *engine.Game {
	t.Helper()
	g, err := engine.New(shipped(t), engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 12})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// december is the state a month in, when the new treaty binds, after two
// phases in which nobody moved.
func december(t testing.TB, g *engine.Game) world.State {
	t.Helper()
	s := g.Start()
	for range 2 {
		_, err := g.Apply(&s, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()})
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// afford gives a seat the means for one limited strike.
func afford(s *world.State, seat rules.Seat) {
	s.Set(rules.AlertLevel, seat, 1)
	s.Set(rules.Capital, seat, 8)
	s.Set(rules.Money, seat, 8)
}

func TestPreviewOfAStrikeNamesTheTreaties(t *testing.T) {
	g := november(t, 5)
	s := december(t, g)
	afford(&s, rules.KOR)
	p := view.Preview(g, &s, rules.KOR, []int{g.Cat.Find(rules.KOR, "C3", rules.PRK, "wonsan")})
	for _, want := range []view.PreviewDuty{
		{Clause: "CD61-2b", Obligor: "CHN", Claimant: "PRK", Against: "KOR", State: "disputed"},
		{Clause: "UNC-51", Claimant: "PRK", Against: "KOR", State: "disputed"},
		{Clause: "CD61-4", Obligor: "CHN", Claimant: "PRK", State: "available"},
	} {
		found := false
		for _, d := range p.Opens {
			found = found || d.Clause == want.Clause && d.Obligor == want.Obligor && d.Claimant == want.Claimant &&
				(want.Against == "" || d.Against == want.Against) && d.State == want.State
		}
		if !found {
			t.Errorf("the preview opens %v, not %v", p.Opens, want)
		}
	}
	broken := false
	for _, d := range p.Breaches {
		broken = broken || d.Obligor == "KOR" && d.State == "breached"
	}
	if !broken {
		t.Errorf("striking first breaks no prohibition: %v", p.Breaches)
	}
	if p.Cost != (view.PreviewCost{Capital: 3, Money: 3}) {
		t.Errorf("cost %v, want 3 and 3", p.Cost)
	}
	wantRung := view.PreviewRung{Pair: [2]string{"PRK", "KOR"}, To: 6}
	if len(p.Rung) == 0 || p.Rung[0] != wantRung {
		t.Errorf("rungs %v, want %v first", p.Rung, wantRung)
	}
	gained := int32(0)
	for _, h := range p.Tension {
		if h.Pair == [2]string{"PRK", "KOR"} {
			gained = h.Add
		}
	}
	if gained < 200 {
		t.Errorf("a strike adds %d tension, want at least 200", gained)
	}
}

// In December the crisis alone has made the talks of UK53-2 available: a strike
// does not open them once more.
func TestPreviewOpensNoDutyThatStands(t *testing.T) {
	g := november(t, 5)
	s := december(t, g)
	afford(&s, rules.PRK)
	stands := false
	for i := range s.Duties {
		d := &s.Duties[i]
		stands = stands || d.ID != 0 && d.State == rules.Available && g.Pack.Clauses[d.Clause].ID == "UK53-2"
	}
	if !stands {
		t.Fatal("UK53-2 does not stand before the strike")
	}
	p := view.Preview(g, &s, rules.PRK, []int{g.Cat.Find(rules.PRK, "C3", rules.KOR, "yeonpyeong")})
	for _, d := range p.Opens {
		if d.Clause == "UK53-2" && d.Obligor == "USA" {
			t.Errorf("the talks of UK53-2 stand already and are said to open: %v", d)
		}
	}
}

// Doing nothing sets nothing off, though the month itself would.
func TestPreviewOfNothingIsEmpty(t *testing.T) {
	g := november(t, 5)
	s := g.Start()
	p := view.Preview(g, &s, rules.KOR, nil)
	if len(p.Opens)+len(p.Breaches)+len(p.Tension)+len(p.Rung) != 0 || p.Cost != (view.PreviewCost{}) {
		t.Errorf("no orders, but %+v", p)
	}
}

func TestPreviewOfARequestCallsTheDutyUp(t *testing.T) {
	g := november(t, 5)
	s := december(t, g)
	afford(&s, rules.PRK)
	p := view.Preview(g, &s, rules.PRK, []int{g.Cat.Find(rules.PRK, "D15", rules.CHN, "")})
	for _, d := range p.Opens {
		if d.Obligor == "CHN" && d.Claimant == "PRK" && d.State == "due" {
			return
		}
	}
	t.Errorf("asking China to consult makes no duty due: %v", p.Opens)
}

func TestPreviewIgnoresLinesThatDoNotExist(t *testing.T) {
	g := november(t, 5)
	s := g.Start()
	p := view.Preview(g, &s, rules.KOR, []int{-1, 1 << 20, g.Cat.Find(rules.KOR, "C6", rules.PRK, "wonsan")})
	if p.Cost != (view.PreviewCost{}) || len(p.Rung) != 0 {
		t.Errorf("lines that cannot be given set off %+v", p)
	}
}

// What a seat may not know leaves no trace in its preview, and previewing
// leaves none in the match.
func TestPreviewKnowsNoSecrets(t *testing.T) {
	games := []*engine.Game{november(t, 1), november(t, 2), november(t, 3)}
	rapid.Check(t, func(rt *rapid.T) {
		g := rapid.SampledFrom(games).Draw(rt, "game")
		s, _ := midMatch(t, g, rapid.IntRange(0, 5).Draw(rt, "phases"))
		seat := rules.Seat(rapid.IntRange(0, 5).Draw(rt, "seat"))
		other := s
		conceal(rt, &other, seat)
		for a := rules.RUS; a < rules.Seats; a++ {
			for b := rules.RUS; b < rules.Seats && a != seat; b++ {
				other.SetPair(rules.Trust, a, b, rapid.Int32Range(0, 1000).Draw(rt, "trust"))
				other.SetPair(rules.Cred, a, b, rapid.Int32Range(0, 1000).Draw(rt, "cred"))
			}
		}
		lines := rapid.SliceOfN(rapid.IntRange(0, len(g.Cat.Lines[seat])-1), 0, 4).Draw(rt, "lines")
		before := s
		one, two := view.Preview(g, &s, seat, lines), view.Preview(g, &other, seat, lines)
		if !reflect.DeepEqual(one, two) {
			rt.Fatalf("%s previews %v as\n%+v\nand, with other secrets, as\n%+v", seat, lines, one, two)
		}
		if s != before {
			rt.Fatal("previewing changed the match")
		}
	})
}
