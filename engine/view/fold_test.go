package view_test

import (
	"encoding/json"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// A reveal folded into the view before it is the view after it: what a client
// keeps by events is what a reload would show. Duties that made room for newer
// ones are the exception: a client may remember more than the match does.
func TestRevealsFoldToTheView(t *testing.T) {
	pack := shipped(t)
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: 11, Turns: 10})
	if err != nil {
		t.Fatal(err)
	}
	audiences := []view.Audience{view.Public, view.All, view.Seat(rules.KOR), view.Seat(rules.PRK), view.Seat(rules.RUS)}
	s := g.Start()
	history := []view.Point{view.PointOf(&s)}
	var log []world.Entry
	kept := make([]view.View, len(audiences))
	for i, as := range audiences {
		kept[i] = view.Of(g, &s, log, history, as)
	}
	for s.Phase != world.Over {
		before, from := s, len(log)
		log = append(log, stepRandom(t, g, &s, log)...)
		history = append(history, view.PointOf(&s))
		for i, as := range audiences {
			kept[i] = view.Fold(kept[i], view.RevealOf(g, &before, &s, log, from, as))
			want := view.Of(g, &s, log, history, as)
			compare(t, as, kept[i], want)
		}
	}
}

func compare(t *testing.T, as view.Audience, got, want view.View) {
	t.Helper()
	live := map[int32]bool{}
	for _, d := range want.Duties {
		live[d.ID] = true
	}
	var duties []view.Duty
	for _, d := range got.Duties {
		if live[d.ID] {
			duties = append(duties, d)
		}
	}
	got.Duties = duties
	if len(got.Duties) == 0 {
		got.Duties = []view.Duty{}
	}
	a, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(a) != string(b) {
		i := 0
		for i < min(len(a), len(b)) && a[i] == b[i] {
			i++
		}
		lo := max(0, i-200)
		t.Fatalf("%s, turn %d %s: the folded view differs from the view\nfolded ...%s\nview   ...%s", as, want.Turn, want.Phase, a[lo:min(len(a), i+200)], b[lo:min(len(b), i+200)])
	}
}

// stepRandom lets random bots decide and resolves one phase.
func stepRandom(t testing.TB, g *engine.Game, s *world.State, log []world.Entry) []world.Entry {
	t.Helper()
	sealRandom(t, g, s, log)
	return advance(t, g, s)
}

// sealRandom lets random bots give every seat's orders or answers.
func sealRandom(t testing.TB, g *engine.Game, s *world.State, log []world.Entry) {
	t.Helper()
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		b, err := bot.New("random", g.Setup.Seed)
		if err != nil {
			t.Fatal(err)
		}
		v := view.Brief(g, s, log, seat)
		cmd := b.Orders(g, v, seat)
		if s.Phase == world.Response {
			cmd = b.Answers(g, v, seat)
		}
		if _, err := g.Apply(s, cmd); err != nil {
			t.Fatal(err)
		}
	}
}

func advance(t testing.TB, g *engine.Game, s *world.State) []world.Entry {
	t.Helper()
	out, err := g.Apply(s, engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()})
	if err != nil {
		t.Fatal(err)
	}
	return out.Entries
}
