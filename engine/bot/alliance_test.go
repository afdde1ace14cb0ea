package bot_test

import (
	"slices"
	"strings"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/world"
	"casus/rules"
)

// tally counts how often, over many seeds, a seat of doctrine bots gives orders
// with one of the prefixes in a situation that set lays out.
func tally(t *testing.T, seat rules.Seat, set func(*match), prefixes ...string) (n int) {
	t.Helper()
	for seed := uint64(1); seed <= 60; seed++ {
		m := start(game(t, 2))
		set(m)
		b, err := bot.New("doctrine", seed)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range m.names(m.ask(b, seat)) {
			for _, p := range prefixes {
				if strings.HasPrefix(name, p) {
					n++
				}
			}
		}
	}
	return n
}

func afraid(seat rules.Seat, fear int32) func(*match) {
	return func(m *match) {
		m.s.Set(rules.Abandonment, seat, fear)
		m.s.Set(rules.Money, seat, 8)
		m.s.Set(rules.Capital, seat, 8)
	}
}

// A state hedges from a threshold on and not by degrees: up to it fear changes
// nothing, one point further it arms itself.
func TestAStateHedgesAtAThreshold(t *testing.T) {
	low, edge, over := tally(t, rules.KOR, afraid(rules.KOR, 500), "M10"), tally(t, rules.KOR, afraid(rules.KOR, 700), "M10"), tally(t, rules.KOR, afraid(rules.KOR, 701), "M10")
	t.Logf("of 60 months it built up in %d at a fear of 500, %d at 700, %d at 701", low, edge, over)
	if low != edge || over < edge+15 {
		t.Errorf("it built up in %d months at 500, %d at 700, %d at 701", low, edge, over)
	}
}

// China props up a neighbour near collapse, and stops squeezing it.
func TestChinaPropsUpAFailingNeighbour(t *testing.T) {
	at := func(econ int32) func(*match) {
		return func(m *match) {
			m.s.Set(rules.Econ, rules.PRK, econ)
			m.s.Set(rules.Money, rules.CHN, 12)
		}
	}
	well, failing := tally(t, rules.CHN, at(400), "E3 PRK"), tally(t, rules.CHN, at(290), "E3 PRK")
	t.Logf("of 60 months China sent aid in %d while the North stood, in %d when it was failing", well, failing)
	if failing < well+20 {
		t.Errorf("aid in %d of 60 months at 400, in %d at 290", well, failing)
	}
	if n := tally(t, rules.CHN, at(290), "E4 PRK", "E1 PRK"); n > 0 {
		t.Errorf("China squeezed a failing neighbour in %d months", n)
	}
}

// Near its partner's collapse China no longer tells it to hold back: it backs it.
func TestCollapseOverridesRestraint(t *testing.T) {
	said := func(econ int32) map[string]int {
		out := map[string]int{}
		for seed := uint64(1); seed <= 40; seed++ {
			m := start(game(t, 2))
			order(t, m, rules.PRK, "D15", rules.CHN, "")
			order(t, m, rules.KOR, "M2", rules.PRK, "")
			m.advance(t)
			m.s.Set(rules.Econ, rules.PRK, econ)
			b, err := bot.New("doctrine", seed)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range m.ask(b, rules.CHN).Answers {
				out[a.Choice]++
			}
		}
		return out
	}
	well, failing := said(400), said(200)
	t.Logf("while the North stands China says %v, when it is failing %v", well, failing)
	if well["RESTRAIN"] < 2*well["BACK"] || failing["BACK"] <= failing["RESTRAIN"] {
		t.Errorf("China says %v, and %v when its partner is failing", well, failing)
	}
}

// North Korea gains from having two patrons: what one gives, the other is
// readier to match.
func TestAClientGainsFromTwoPatrons(t *testing.T) {
	courted := func(by rules.Seat) func(*match) {
		return func(m *match) {
			if by != rules.NONE {
				order(t, m, by, "E3", rules.PRK, "")
			}
			m.advance(t)
			m.advance(t)
			m.s.Set(rules.Money, rules.CHN, 12)
		}
	}
	gifts := []string{"E3 PRK", "A1 PRK", "A3 PRK", "A4 PRK"}
	alone, both, stranger := tally(t, rules.CHN, courted(rules.NONE), gifts...), tally(t, rules.CHN, courted(rules.RUS), gifts...), tally(t, rules.CHN, courted(rules.JPN), gifts...)
	t.Logf("China gives in %d cases unprompted, in %d after Russia gave, in %d after Japan did", alone, both, stranger)
	if both < alone+5 || stranger > alone+2 {
		t.Errorf("China gives %d, %d after Russia, %d after Japan", alone, both, stranger)
	}
}

// When its two patrons have fallen out North Korea sides with neither.
func TestAClientStandsAsideWhenItsPatronsQuarrel(t *testing.T) {
	quarrel := func(tension int32) func(*match) {
		return func(m *match) {
			m.s.SetPair(rules.Tension, rules.RUS, rules.CHN, tension)
			order(t, m, rules.KOR, "C3", rules.RUS, "vladivostok")
			m.advance(t)
			m.advance(t)
			m.s.Set(rules.Money, rules.PRK, 9)
			m.s.Set(rules.Capital, rules.PRK, 9)
		}
	}
	calm, rift := tally(t, rules.PRK, quarrel(120), "M1 ", "D7 "), tally(t, rules.PRK, quarrel(400), "M1 ", "D7 ")
	if calm == 0 || rift != 0 {
		t.Errorf("it stood by a patron in %d months of calm between them and in %d of a rift", calm, rift)
	}
}

// Who fears to be drawn in disputes more; beyond the limit hardly anybody helps.
func TestFearOfBeingDrawnInDisputesDuties(t *testing.T) {
	contested := func(fear int32) (n int) {
		for seed := uint64(1); seed <= 60; seed++ {
			m := start(game(t, 2))
			order(t, m, rules.PRK, "C3", rules.KOR, "yeonpyeong")
			m.advance(t)
			m.s.Set(rules.Entrapment, rules.USA, fear)
			b, err := bot.New("doctrine", seed)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range m.ask(b, rules.USA).Answers {
				if a.Choice == world.Contest.String() {
					n++
				}
			}
		}
		return n
	}
	calm, worried, beyond := contested(100), contested(600), contested(701)
	t.Logf("of 60 calls it disputed %d at a fear of 100, %d at 600, %d at 701", calm, worried, beyond)
	if calm > worried || worried > beyond || beyond < calm+20 {
		t.Errorf("it disputed %d, %d and %d calls", calm, worried, beyond)
	}
}

// The same pact can hold North Korea back or egg it on: with consultation that
// works it uses force less, with moral hazard more than with neither (R16). Same
// seeds, same dice.
func TestThePactCanRestrainOrEncourage(t *testing.T) {
	force := func(restraint, hazard int32) int {
		return daring(t, "yeonpyeong", "2024", 4, 90, map[string]int32{"restraint": restraint, "moral_hazard": hazard})
	}
	neither, restrained, emboldened := force(0, 0), force(2000, 0), force(0, 1000)
	t.Logf("acts of North Korea from rung 4 up: %d with neither, %d with restraint, %d with moral hazard", neither, restrained, emboldened)
	if restrained*5 > neither*4 || emboldened*5 < neither*6 {
		t.Errorf("acts from rung 4 up: %d with neither assumption, %d with restraint, %d with moral hazard", neither, restrained, emboldened)
	}
}

// How far the text of the treaty changes North Korea's provocations can be
// counted: where moral hazard is assumed they grow with how unconditional the
// text is, and where it is not they hardly differ (R17, and fact 7 of the model's
// validation).
func TestProvocationFollowsTheTextOnlyWhereHazardIsAssumed(t *testing.T) {
	count := func(arm string, hazard int32) int {
		return daring(t, "november-2024", arm, 2, 40, map[string]int32{"moral_hazard": hazard})
	}
	off := [3]int{count("2000", 0), count("2024", 0), count("1961", 0)}
	on := [3]int{count("2000", 1000), count("2024", 1000), count("1961", 1000)}
	t.Logf("provocations under the texts of 2000, 2024 and 1961: %v without moral hazard, %v with it", off, on)
	for _, n := range off {
		if n*10 < off[0]*9 || n*10 > off[0]*11 {
			t.Errorf("without moral hazard the texts make a difference: %v", off)
		}
	}
	if on[2]*10 < on[1]*12 || on[0] <= off[0] {
		t.Errorf("with moral hazard provocations are %v, without %v", on, off)
	}
}

// daring counts North Korea's acts from a rung up.
func daring(t *testing.T, scenario, arm string, rung int32, matches uint64, params map[string]int32) (n int) {
	t.Helper()
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	for seed := uint64(1); seed <= matches; seed++ {
		g, err := engine.New(pack, engine.Setup{Scenario: scenario, Arm: arm, Seed: seed, Params: params})
		if err != nil {
			t.Fatal(err)
		}
		m, bots := start(g), table(t, "doctrine", seed)
		for m.s.Phase != world.Over {
			m.step(t, bots)
		}
		for i := range m.log {
			e := &m.log[i]
			if e.K == world.KAct && e.Actor == rules.PRK && slices.ContainsFunc(pack.Actions, func(a *rules.Action) bool { return a.ID == e.Action && a.Floor >= rung }) {
				n++
			}
		}
	}
	return n
}
