package ledger_test

import (
	"testing"

	"casus/engine/ledger"
	"casus/engine/world"
	"casus/rules"
)

// Each index moves with what it is about, and with nothing else.
func TestIndicesMoveWithWhatTheyAreAbout(t *testing.T) {
	var at world.State
	at.SetPair(rules.Dependence, rules.PRK, rules.CHN, 950)
	at.SetPair(rules.Dependence, rules.KOR, rules.CHN, 50)
	base := ledger.IndexOf(&at)
	for name, c := range map[string]struct {
		change func(*world.State)
		want   func(*ledger.Index)
	}{
		"forces at home": {
			func(s *world.State) { s.Set(rules.Conv, rules.JPN, 200) },
			func(x *ledger.Index) { x.Buildup[rules.JPN], x.Arms = 60, 10 },
		},
		"readiness": {
			func(s *world.State) { s.Set(rules.AlertLevel, rules.KOR, 4) },
			func(x *ledger.Index) { x.Buildup[rules.KOR], x.Arms = 100, 16 },
		},
		"a camp that closes ranks": {
			func(s *world.State) { s.SetPair(rules.Cohesion, rules.KOR, rules.JPN, 600) },
			func(x *ledger.Index) { x.Blocs = 50 },
		},
		"a quarrel between the camps": {
			func(s *world.State) { s.SetPair(rules.Tension, rules.CHN, rules.JPN, 900) },
			func(x *ledger.Index) { x.Blocs = 50 },
		},
		"a quarrel within a camp": {
			func(s *world.State) { s.SetPair(rules.Tension, rules.KOR, rules.JPN, 900) },
			func(*ledger.Index) {},
		},
		"sanctions": {
			func(s *world.State) { s.SetPair(rules.Sanctions, rules.CHN, rules.PRK, 500) },
			func(x *ledger.Index) { x.Trade, x.Enforcement = 525, 100 },
		},
		"a war that cuts trade off": {
			func(s *world.State) { s.SetPair(rules.AtWar, rules.CHN, rules.KOR, 1) },
			func(x *ledger.Index) { x.Trade = 950 },
		},
	} {
		s, want := at, base
		c.change(&s)
		c.want(&want)
		if got := ledger.IndexOf(&s); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}
