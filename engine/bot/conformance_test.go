package bot_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// hands lets each of the bots decide for every seat of a running match and
// checks that the engine takes what it says; the match itself is not moved.
func hands(t testing.TB, m *match, seed uint64) int {
	t.Helper()
	views := 0
	for _, name := range bot.Names() {
		bots := table(t, name, seed)
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			v := m.brief(seat)
			c := decide(m.g, bots[seat], v, seat)
			s := m.s
			if _, err := m.g.Apply(&s, c); err != nil {
				t.Fatalf("%s as %s, turn %d %s: %v was refused: %v", name, seat, c.Turn, c.Phase, m.names(c), err)
			}
			if again := decide(m.g, bots[seat], v, seat); !reflect.DeepEqual(c, again) {
				t.Fatalf("%s as %s decides %v and then %v of the same briefing", name, seat, c, again)
			}
			checkBudget(t, m, name, c)
			views++
		}
	}
	return views
}

func decide(g *engine.Game, b bot.Bot, v *view.Briefing, seat rules.Seat) engine.Command {
	if v.Phase == world.Response {
		return b.Answers(g, v, seat)
	}
	return b.Orders(g, v, seat)
}

// checkBudget counts for itself, apart from the engine's check.
func checkBudget(t testing.TB, m *match, name string, c engine.Command) {
	t.Helper()
	b := m.g.Budget(&m.s, c.Seat)
	covert := int32(0)
	for _, n := range c.Lines {
		a := m.g.Pack.Actions[m.g.Cat.Lines[c.Seat][n].Action]
		b.Capital -= a.Cost.Capital
		b.Money -= a.Cost.Money
		if a.Covert > 0 {
			covert++
		}
	}
	open := int32(len(c.Lines)) - min(covert, b.Covert)
	if b.Capital < 0 || b.Money < 0 || open > b.Main {
		t.Fatalf("%s as %s overspends with %v", name, c.Seat, m.names(c))
	}
}

// Every bot gives a legal set in thousands of situations that random play
// leads to, wars among them.
func TestEveryBotIsLegalEverywhere(t *testing.T) {
	views := 0
	for seed := uint64(1); seed <= 10; seed++ {
		m := start(game(t, seed))
		bots := table(t, "random", seed)
		for m.s.Phase != world.Over {
			views += hands(t, m, seed)
			m.step(t, bots)
		}
	}
	if views < 4000 {
		t.Errorf("only %d decisions were checked; the test wants thousands", views)
	}
}

// The same in the crises and wars that random play seldom reaches.
func TestEveryBotIsLegalInWar(t *testing.T) {
	for seed := uint64(1); seed <= 5; seed++ {
		m := start(game(t, seed))
		heat(&m.s)
		bots := table(t, "tit-for-tat", seed)
		for m.s.Phase != world.Over && m.s.Turn() < 6 {
			hands(t, m, seed)
			m.step(t, bots)
		}
	}
}

// heat puts every pair near war and fills every purse.
func heat(s *world.State) {
	for a := rules.RUS; a < rules.Seats; a++ {
		s.Set(rules.AlertLevel, a, 4)
		s.Set(rules.NuclearAlert, a, 3)
		s.Set(rules.Authorised, a, 6)
		s.Set(rules.Capital, a, 12)
		s.Set(rules.Money, a, 40)
		for b := a + 1; b < rules.Seats; b++ {
			if s.Pair(rules.Cohesion, a, b) == 0 {
				s.SetPair(rules.Tension, a, b, 950)
				s.SetPair(rules.Rung, a, b, 8)
			}
		}
	}
}

// A bot's seed is its luck: the whole match follows from it.
func TestSameSeedSameMatch(t *testing.T) {
	for _, name := range bot.Names() {
		one, two := playOut(t, name, 4), playOut(t, name, 4)
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%s played two different matches of one seed", name)
		}
	}
	if reflect.DeepEqual(playOut(t, "doctrine", 4), playOut(t, "doctrine", 5)) {
		t.Error("the doctrine bot plays the same match of any seed")
	}
}

// A bot reuses its memory and carries nothing over in it: not from one seat to
// the next, nor from one match to another.
func TestABotCarriesNothingOver(t *testing.T) {
	for _, name := range bot.Names() {
		b, err := bot.New(name, 4)
		if err != nil {
			t.Fatal(err)
		}
		used := [rules.Seats]bot.Bot{b, b, b, b, b, b}
		elsewhere := start(allied(t))
		heat(&elsewhere.s)
		for range 5 {
			elsewhere.step(t, used)
		}
		m, fresh := start(game(t, 4)), start(game(t, 4))
		for m.s.Phase != world.Over {
			one, two := m.step(t, used), fresh.step(t, table(t, name, 4))
			if one != two {
				t.Fatalf("%s decides otherwise after another match, in turn %d", name, m.s.Turn())
			}
		}
	}
}

// allied is a game that begins with other friends and foes.
func allied(t testing.TB) *engine.Game {
	t.Helper()
	g := game(t, 9)
	sc, pack := *g.Scenario, *g.Pack
	for a := range rules.Seat(rules.Seats) {
		for b := a + 1; b < rules.Seats; b++ {
			sc.Deltas = append(slices.Clip(sc.Deltas), rules.Delta{Index: rules.Cohesion.Pair(a, b), Value: 900})
		}
	}
	pack.Scenarios = []*rules.Scenario{&sc}
	g, err := engine.New(&pack, g.Setup)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func playOut(t testing.TB, name string, seed uint64) (hashes []string) {
	t.Helper()
	m := start(game(t, 4))
	bots := table(t, name, seed)
	for m.s.Phase != world.Over {
		hashes = append(hashes, m.step(t, bots))
	}
	return hashes
}

// scramble changes what a seat may not know: the others' own numbers and
// beliefs, what they have sealed, open cases, deliveries on their way, the
// hidden end, and who is named in log lines that are secret to it.
func scramble(rt *rapid.T, m *match, seat rules.Seat) *match {
	out := &match{g: m.g, s: m.s}
	for c := rules.RUS; c < rules.Seats; c++ {
		if c != seat {
			scrambleSeat(rt, &out.s, c)
		}
	}
	for i := range out.s.Clues {
		out.s.Clues[i].Event.Author = rules.Seat(rapid.IntRange(0, 5).Draw(rt, "author"))
	}
	out.s.Delayed[0] = world.Delayed{Index: 3, Turns: 2, Value: rapid.Int32Range(1, 99).Draw(rt, "delivery")}
	out.s.Horizon += rapid.Int32Range(0, 9).Draw(rt, "horizon")
	for _, e := range m.log {
		if e.Secret != nil && !e.Secret.Knows.Has(seat) {
			e.Actor = rules.Seat(rapid.IntRange(0, 5).Draw(rt, "actor"))
			e.Action = "C6"
		}
		out.log = append(out.log, e)
	}
	return out
}

func scrambleSeat(rt *rapid.T, s *world.State, c rules.Seat) {
	for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
		info := &rules.Facts[f]
		if info.Secrecy == rules.Public {
			continue
		}
		if f.Shape() == rules.ByCountry {
			s.Set(f, c, rapid.Int32Range(info.Min, info.Max).Draw(rt, info.Name))
		}
		for o := rules.RUS; o < rules.Seats && f.Shape() == rules.ByPair; o++ {
			s.SetPair(f, c, o, rapid.Int32Range(info.Min, info.Max).Draw(rt, info.Name))
		}
	}
	s.Sealed[c] = world.Sealed{Sent: true, NLines: 1}
	s.Sealed[c].Lines[0] = rapid.Int16Range(0, 40).Draw(rt, "sealed")
}

func TestNoBotReadsSecrets(t *testing.T) {
	var situations []*match
	for seed := uint64(1); seed <= 6; seed++ {
		m := start(game(t, seed))
		bots := table(t, "random", seed)
		for range 2*seed + 1 {
			m.step(t, bots)
		}
		situations = append(situations, m)
	}
	rapid.Check(t, func(rt *rapid.T) {
		m := rapid.SampledFrom(situations).Draw(rt, "situation")
		seat := rules.Seat(rapid.IntRange(0, 5).Draw(rt, "seat"))
		other := scramble(rt, m, seat)
		for _, name := range bot.Names() {
			b, err := bot.New(name, 9)
			if err != nil {
				rt.Fatal(err)
			}
			if one, two := m.ask(b, seat), other.ask(b, seat); !reflect.DeepEqual(one, two) {
				rt.Fatalf("%s as %s gave %v, and with other secrets %v", name, seat, m.names(one), m.names(two))
			}
		}
	})
}

func TestUnknownBotIsRefusedByName(t *testing.T) {
	_, err := bot.New("napoleon", 1)
	if err == nil {
		t.Fatal("there is a bot called napoleon")
	}
	for _, want := range append(bot.Names(), "napoleon") {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("the error %q does not mention %s", err, want)
		}
	}
}

// Decisions a second, briefings not counted; a batch needs thousands.
func BenchmarkDecisions(b *testing.B) {
	for _, name := range bot.Names() {
		b.Run(name, func(b *testing.B) {
			m := start(game(b, 3))
			random := table(b, "random", 3)
			for range 11 {
				m.step(b, random)
			}
			bots := table(b, name, 3)
			var views [rules.Seats]*view.Briefing
			for seat := range views {
				views[seat] = m.brief(rules.Seat(seat))
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				seat := rules.Seat(i % rules.Seats)
				decide(m.g, bots[seat], views[seat], seat)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "decisions/s")
		})
	}
}

// Every bot has a story of its own: a test named after it.
func TestEveryBotHasAStory(t *testing.T) {
	for _, name := range bot.Names() {
		if stories[name] == nil {
			t.Errorf("the bot %s has no story; add one to the table of stories", name)
			continue
		}
		t.Run(name, stories[name])
	}
	if len(stories) != len(bot.Names()) {
		t.Error(fmt.Sprint("a story names a bot that does not exist; there are ", bot.Names()))
	}
}
