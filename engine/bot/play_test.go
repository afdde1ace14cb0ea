package bot_test

import (
	"sync"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// shipped loads the rules once for all tests.
var shipped = sync.OnceValues(func() (*rules.Pack, error) { return load.Shipped() })

func game(t testing.TB, seed uint64) *engine.Game {
	t.Helper()
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 12})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// match is a running match with what briefings need besides the state.
type match struct {
	g   *engine.Game
	s   world.State
	log []world.Entry
}

func start(g *engine.Game) *match { return &match{g: g, s: g.Start()} }

func (m *match) brief(seat rules.Seat) *view.Briefing { return view.Brief(m.g, &m.s, m.log, seat) }

// ask lets a bot decide for a seat in whatever phase runs.
func (m *match) ask(b bot.Bot, seat rules.Seat) engine.Command {
	v := m.brief(seat)
	if m.s.Phase == world.Response {
		return b.Answers(m.g, v, seat)
	}
	return b.Orders(m.g, v, seat)
}

// apply hands a command in and fails the test when it is refused.
func (m *match) apply(t testing.TB, c engine.Command) engine.Outcome {
	t.Helper()
	out, err := m.g.Apply(&m.s, c)
	if err != nil {
		t.Fatalf("turn %d %s %s: %s %v was refused: %v", c.Turn, c.Phase, c.Seat, c.Verb, m.names(c), err)
	}
	m.log = append(m.log, out.Entries...)
	return out
}

func (m *match) names(c engine.Command) []string {
	var out []string
	for _, n := range c.Lines {
		if n < 0 || n >= len(m.g.Cat.Lines[c.Seat]) {
			out = append(out, "no such line")
			continue
		}
		l := m.g.Cat.Lines[c.Seat][n]
		out = append(out, m.g.Pack.Actions[l.Action].ID+" "+l.Target.String())
	}
	return out
}

// step lets all bots decide and resolves the phase.
func (m *match) step(t testing.TB, bots [rules.Seats]bot.Bot) string {
	t.Helper()
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		m.apply(t, m.ask(bots[seat], seat))
	}
	return m.advance(t)
}

func (m *match) advance(t testing.TB) string {
	t.Helper()
	return m.apply(t, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(m.s.Turn()), Phase: m.s.Phase.String()}).Hash
}

func table(t testing.TB, name string, seed uint64) (out [rules.Seats]bot.Bot) {
	t.Helper()
	for i := range out {
		b, err := bot.New(name, seed)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = b
	}
	return out
}
