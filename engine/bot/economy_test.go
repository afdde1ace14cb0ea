package bot_test

import (
	"testing"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// twelve plays a year between doctrine bots from a start that set has changed.
func twelve(t *testing.T, seed uint64, params map[string]int32, set func(*world.State)) *match {
	t.Helper()
	pack, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: "november-2024", Seed: seed, Turns: 12, Params: params})
	if err != nil {
		t.Fatal(err)
	}
	m := start(g)
	set(&m.s)
	bots := table(t, "doctrine", seed)
	for m.s.Phase != world.Over {
		m.step(t, bots)
	}
	return m
}

// count counts the orders of a seat that were carried out and that keep likes.
func (m *match) count(by rules.Seat, keep func(*rules.Action, *world.Entry) bool) (n int) {
	for i := range m.log {
		e := &m.log[i]
		for _, a := range m.g.Pack.Actions {
			if e.K == world.KAct && e.Actor == by && a.ID == e.Action && keep(a, e) {
				n++
			}
		}
	}
	return n
}

// China's leverage is large over North Korea's economy and small over its
// security: a year in which China enforces everything takes a third or more of
// the economy, and of the acts at rung 3 and above hardly any.
func TestLeverageMovesTheEconomyNotTheConduct(t *testing.T) {
	const years = 40
	var econ [2]int32
	var acts [2]int
	for seed := uint64(1); seed <= years; seed++ {
		for i, enforced := range []int32{300, 1000} {
			m := twelve(t, seed, nil, func(s *world.State) { s.SetPair(rules.Sanctions, rules.CHN, rules.PRK, enforced) })
			econ[i] += m.s.Of(rules.Econ, rules.PRK)
			acts[i] += m.count(rules.PRK, func(a *rules.Action, _ *world.Entry) bool { return a.Floor >= 3 })
		}
	}
	t.Logf("economy %d and %d, acts %d and %d", econ[0]/years, econ[1]/years, acts[0], acts[1])
	if econ[1] > econ[0]*2/3 {
		t.Errorf("the economy goes from %d to %d", econ[0]/years, econ[1]/years)
	}
	if acts[1] < acts[0]*85/100 || acts[1] > acts[0]*115/100 {
		t.Errorf("acts at rung 3 and above go from %d to %d in %d years", acts[0], acts[1], years)
	}
}

// Trade with the United States, South Korea and Japan holds China back: the less
// it weighs with the seats, the more often China stands against the three.
func TestTradeHoldsChinaBack(t *testing.T) {
	const years = 40
	against := func(weight int32) (n int) {
		for seed := uint64(1); seed <= years; seed++ {
			m := twelve(t, seed, map[string]int32{"trade_weight": weight}, func(*world.State) {})
			n += m.count(rules.CHN, func(a *rules.Action, e *world.Entry) bool {
				partner := e.Target == rules.USA || e.Target == rules.KOR || e.Target == rules.JPN
				return partner && a.Codes.Goldstein < 0
			})
		}
		return n
	}
	heedless, usual, anxious := against(0), against(1000), against(3000)
	t.Logf("hostile orders of China in %d years: %d, %d, %d", years, heedless, usual, anxious)
	if heedless <= usual || usual <= anxious {
		t.Errorf("hostile orders go %d, %d, %d as trade weighs more", heedless, usual, anxious)
	}
}
