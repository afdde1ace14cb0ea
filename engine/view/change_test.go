package view_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"casus/engine"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// The quick way to a reveal says exactly what the plain way says, to every
// audience, whether one phase was resolved or two at once.
func TestChangeIsTheReveal(t *testing.T) {
	for seed := uint64(1); seed <= 6; seed++ {
		g, err := engine.New(shipped(t), engine.Setup{Scenario: "heightened-tensions", Seed: seed, Turns: 8})
		if err != nil {
			t.Fatal(err)
		}
		s := g.Start()
		var log []world.Entry
		for s.Phase != world.Over {
			before, from := s, len(log)
			log = append(log, stepRandom(t, g, &s, log)...)
			sameReveal(t, g, &before, &s, log, from)
			if s.Phase == world.Response {
				log = append(log, stepRandom(t, g, &s, log)...)
				sameReveal(t, g, &before, &s, log, from)
			}
		}
	}
}

func sameReveal(t *testing.T, g *engine.Game, before, after *world.State, log []world.Entry, from int) {
	t.Helper()
	desks.check(g)
	quick := view.ChangeOf(g, before, after, log, from, &world.Work{}, &desks.of)
	var again *view.Change
	if len(log)%2 == 0 { // and now and then only
		again = view.ChangeOf(g, before, after, log, from, &world.Work{}, &desks.rare)
	}
	audiences := []view.Audience{view.Public, view.All}
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		audiences = append(audiences, view.Seat(seat))
	}
	for i, as := range audiences {
		plain, err := json.Marshal(view.RevealOf(g, before, after, log, from, as))
		if err != nil {
			t.Fatal(err)
		}
		text := quick.Append(nil, as)
		if !reflect.DeepEqual(tree(t, text), tree(t, plain)) {
			t.Fatalf("%s, turn %d %s:\nquick %s\nplain %s", as, after.Turn(), after.Phase, text, plain)
		}
		if again == nil || (len(log)/2+i)%3 > 0 {
			continue
		}
		if rare := again.Append(nil, as); string(rare) != string(text) {
			t.Fatalf("%s, turn %d %s:\nnow and then %s\nalways       %s", as, after.Turn(), after.Phase, rare, text)
		}
	}
}

// desks are those of the match that is being played: they must never make the
// quick way say something else, also when they miss most of what happens.
var desks playing

type playing struct {
	game     *engine.Game
	of, rare view.Desks
}

func (p *playing) check(g *engine.Game) {
	if p.game != g {
		*p = playing{game: g}
	}
}

func tree(t *testing.T, text []byte) (v any) {
	t.Helper()
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return v
}
