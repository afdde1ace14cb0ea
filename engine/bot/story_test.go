package bot_test

import (
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/world"
	"casus/rules"
)

// stories holds at least one story for every bot.
var stories = map[string]func(*testing.T){
	"hold":        holdStandsStill,
	"random":      randomTriesEverything,
	"tit-for-tat": titForTatAnswersInKind,
	"doctrine":    doctrineAnswersAnAttack,
}

// order hands in one order of a seat, which is made to be able to give it.
func order(t testing.TB, m *match, seat rules.Seat, action string, target rules.Seat, place string) {
	t.Helper()
	m.s.Set(rules.Capital, seat, 12)
	m.s.Set(rules.Money, seat, 12)
	m.s.Set(rules.AlertLevel, seat, max(2, m.s.Of(rules.AlertLevel, seat)))
	m.apply(t, engine.Command{
		Verb: engine.VerbOrders, Seat: seat, Turn: int(m.s.Turn()), Phase: m.s.Phase.String(),
		Lines: []int{m.g.Cat.Find(seat, action, target, place)},
	})
}

// given lists the actions of a command as "C3 PRK".
func (m *match) given(b bot.Bot, seat rules.Seat) map[string]bool {
	out := map[string]bool{}
	for _, name := range m.names(m.ask(b, seat)) {
		out[name] = true
	}
	return out
}

func holdStandsStill(t *testing.T) {
	m := start(game(t, 1))
	for m.s.Phase != world.Over {
		m.step(t, table(t, "hold", 1))
	}
	for _, e := range m.log {
		if e.K == world.KAct && e.Action != "" || e.K == world.KAnswer {
			t.Fatalf("a seat held and yet did %v", e)
		}
	}
}

func randomTriesEverything(t *testing.T) {
	tried := map[string]bool{}
	for seed := uint64(1); seed <= 8; seed++ {
		m := start(game(t, seed))
		for m.s.Phase != world.Over {
			m.step(t, table(t, "random", seed))
		}
		for _, e := range m.log {
			tried[e.Action] = true
		}
	}
	if len(tried) < 45 {
		t.Errorf("eight careless matches used only %d different orders", len(tried))
	}
}

// Struck at Yeonpyeong, South Korea strikes back on the same rung, or, one
// time in three, lets it pass; offered talks, it talks.
func titForTatAnswersInKind(t *testing.T) {
	answered := 0
	for seed := uint64(1); seed <= 30; seed++ {
		m := struck(t, 2)
		m.s.Set(rules.Capital, rules.KOR, 8)
		b, err := bot.New("tit-for-tat", seed)
		if err != nil {
			t.Fatal(err)
		}
		got := m.given(b, rules.KOR)
		if got["C3 PRK"] {
			answered++
		}
		if got["C4 PRK"] || got["C6 PRK"] {
			t.Errorf("seed %d: it answered a strike with more: %v", seed, got)
		}
	}
	if answered < 15 || answered > 27 {
		t.Errorf("it struck back in %d of 30 cases, want about two in three", answered)
	}
	m := start(game(t, 2))
	order(t, m, rules.PRK, "D20", rules.KOR, "")
	m.advance(t)
	if got := m.given(table(t, "tit-for-tat", 2)[0], rules.KOR); !got["D20 PRK"] {
		t.Errorf("reassured, it answers %v", got)
	}
}

// struck is a match at the start of the month after North Korea struck
// Yeonpyeong while everybody else stood still.
func struck(t testing.TB, seed uint64) *match {
	t.Helper()
	m := start(game(t, seed))
	order(t, m, rules.PRK, "C3", rules.KOR, "yeonpyeong")
	m.advance(t)
	m.advance(t)
	return m
}

// Struck, South Korea calls on America in the same month and in most cases
// hits back in the next; America does not refuse.
func doctrineAnswersAnAttack(t *testing.T) {
	asked, hit := 0, 0
	for seed := uint64(1); seed <= 20; seed++ {
		bots := table(t, "doctrine", seed)
		m := start(game(t, seed))
		m.s.Set(rules.AlertLevel, rules.KOR, 1)
		order(t, m, rules.PRK, "C3", rules.KOR, "yeonpyeong")
		m.advance(t)
		m.s.Set(rules.Capital, rules.KOR, 8)
		m.s.Set(rules.Money, rules.KOR, 8)
		if m.given(bots[rules.KOR], rules.KOR)["D14 USA"] {
			asked++
		}
		m.step(t, bots)
		got := m.given(bots[rules.KOR], rules.KOR)
		if got["C1 PRK"] || got["C3 PRK"] || got["C2 PRK"] {
			hit++
		}
		if got["C6 PRK"] || got["C5 PRK"] || got["C4 PRK"] && got["C3 PRK"] {
			t.Errorf("seed %d: it answered one strike with %v", seed, got)
		}
	}
	if asked < 18 {
		t.Errorf("struck, it asked its ally for help in %d of 20 cases", asked)
	}
	if hit < 7 || hit > 19 {
		t.Errorf("struck, it struck back in %d of 20 cases, want 35 to 95 in a hundred", hit)
	}
}

// One request is on file for two turns: it is not made again.
func TestDoctrineDoesNotRepeatItself(t *testing.T) {
	for seed := uint64(1); seed <= 10; seed++ {
		bots := table(t, "doctrine", seed)
		m := start(game(t, seed))
		order(t, m, rules.PRK, "C3", rules.KOR, "yeonpyeong")
		m.advance(t)
		last := map[string]int32{}
		for m.s.Phase != world.Over && m.s.Turn() < 8 {
			from := len(m.log)
			m.step(t, bots)
			for _, e := range m.log[from:] {
				if e.Kind != "assistance_request" && e.Kind != "consultation_request" {
					continue
				}
				what := e.Actor.String() + e.Kind + e.Target.String()
				if before, again := last[what]; again && e.Turn-before < 3 {
					t.Errorf("seed %d: %s asked %s twice in turns %d and %d (%s)", seed, e.Actor, e.Target, before, e.Turn, e.Kind)
				}
				last[what] = e.Turn
			}
		}
	}
}

// After an invasion South Korea nearly always declares war, and America's word holds in
// most cases: it does not refuse outright.
func TestDoctrineInAnInvasion(t *testing.T) {
	declared, helped, refused := 0, 0, 0
	for seed := uint64(1); seed <= 20; seed++ {
		bots := table(t, "doctrine", seed)
		m := start(game(t, seed))
		m.s.Set(rules.AlertLevel, rules.PRK, 4)
		order(t, m, rules.PRK, "C6", rules.KOR, "paju")
		m.advance(t)
		m.s.Set(rules.Capital, rules.KOR, 12)
		for m.s.Phase != world.Over && m.s.Turn() < 5 {
			m.step(t, bots)
		}
		own, full := false, false
		for _, e := range m.log {
			own = own || e.Kind == "declare_war" && e.Actor == rules.KOR
			if e.K == world.KAnswer && e.Actor == rules.USA && e.Target == rules.KOR {
				full = full || e.Choice == "FULL" || e.Choice == "MATERIAL"
				if e.Choice == "REFUSE" {
					refused++
				}
			}
		}
		if own {
			declared++
		}
		if full {
			helped++
		}
	}
	if declared < 15 {
		t.Errorf("invaded, it declared war in %d of 20 cases", declared)
	}
	if helped < 12 {
		t.Errorf("America helped an invaded ally in %d of 20 cases", helped)
	}
	if refused > 4 {
		t.Errorf("America refused %d times", refused)
	}
}

// An accident at sea is no reason to shoot.
func TestDoctrineHoldsOnAnAccident(t *testing.T) {
	for seed := uint64(1); seed <= 20; seed++ {
		m := start(game(t, seed))
		m.log = append(m.log, world.Entry{
			N: 1, Turn: 1, Phase: "orders", K: world.KIncident, Actor: rules.PRK, Target: rules.KOR, Kind: "armed_attack", Sev: 400,
			Deaths: 3, Att: 1000, First: rules.NONE, Against: rules.NONE, Reason: "accident",
		})
		got := m.given(table(t, "doctrine", seed)[0], rules.KOR)
		for _, c := range []string{"C1 PRK", "C2 PRK", "C3 PRK", "C4 PRK"} {
			if got[c] {
				t.Errorf("seed %d: after an accident it gives %s", seed, c)
			}
		}
	}
}

// However hot the world, nobody uses the bomb without being under attack.
func TestNoBotOpensWithTheBomb(t *testing.T) {
	for seed := uint64(1); seed <= 30; seed++ {
		m := start(game(t, seed))
		heat(&m.s)
		for seat, b := range table(t, "doctrine", seed) {
			for name := range m.given(b, rules.Seat(seat)) {
				if name[:2] == "N4" || name[:2] == "N5" {
					t.Errorf("seed %d: %s opens with %s", seed, rules.Seat(seat), name)
				}
			}
		}
	}
}
