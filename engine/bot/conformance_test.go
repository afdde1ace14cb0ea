package bot_test

import (
	"encoding/json"
	"testing"

	"casus/engine/bot"
	"casus/engine/world"
	"casus/rules"
)

// Every bot plays whole matches from every seat, beside bots that do anything:
// the engine accepts every set it gives.
func TestBotsPlayLegally(t *testing.T) {
	for _, name := range bot.Names() {
		for seed := uint64(1); seed <= 4; seed++ {
			m := start(game(t, seed))
			bots := table(t, "random", seed)
			for i := range bots {
				if i%2 == int(seed)%2 {
					bots[i] = table(t, name, seed)[i]
				}
			}
			for m.s.Phase != world.Over {
				m.step(t, bots)
			}
		}
	}
}

// A bot is a function of its view and its seed: asked twice it says the same.
func TestBotsRepeatThemselves(t *testing.T) {
	for _, name := range bot.Names() {
		m := start(game(t, 3))
		bots := table(t, name, 3)
		for range 6 {
			for seat := rules.RUS; seat < rules.Seats; seat++ {
				if a, b := write(t, m.ask(bots[seat], seat)), write(t, m.ask(bots[seat], seat)); a != b {
					t.Fatalf("%s for %s says first %s, then %s", name, seat, a, b)
				}
			}
			m.step(t, bots)
		}
	}
}

// What a seat may not know changes nothing in what its bot decides.
func TestBotsDoNotPeek(t *testing.T) {
	for _, name := range bot.Names() {
		m := start(game(t, 5))
		bots := table(t, name, 5)
		for range 6 {
			for seat := rules.RUS; seat < rules.Seats; seat++ {
				fair := write(t, m.ask(bots[seat], seat))
				honest := m.s
				scramble(&m.s, seat)
				if peeked := write(t, m.ask(bots[seat], seat)); peeked != fair {
					t.Fatalf("%s for %s decides by what it may not see: %s, then %s", name, seat, fair, peeked)
				}
				m.s = honest
			}
			m.step(t, bots)
		}
	}
}

// scramble changes what only the other seats, or nobody, may know.
func scramble(s *world.State, watcher rules.Seat) {
	for c := rules.RUS; c < rules.Seats; c++ {
		if c == watcher {
			continue
		}
		for f := rules.Support; f.Shape() == rules.ByCountry; f++ {
			if rules.Facts[f].Secrecy == rules.Own {
				s.Set(f, c, rules.Facts[f].Max-s.Of(f, c))
			}
		}
		s.Sealed[c] = world.Sealed{Sent: true, NLines: 2, Lines: [world.MaxLines]int16{5, 9}}
	}
	s.Horizon += 5
	for i := range s.Clues {
		s.Clues[i].Event.Author = (s.Clues[i].Event.Author + 1) % rules.Seats
	}
}

func write(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// character says for each bot what it must be seen to do; a bot without an
// entry fails.
var character = map[string]func(t *testing.T){
	"hold": func(t *testing.T) {
		m := start(game(t, 1))
		m.step(t, table(t, "hold", 1))
		for _, e := range m.log {
			if e.K == world.KAct {
				t.Errorf("hold acted: %s", world.Tell(&e))
			}
		}
	},
	"random": func(t *testing.T) {
		if acts(t, "random", 1) < 20 {
			t.Error("random hardly acts")
		}
	},
	"tit-for-tat": func(t *testing.T) {
		m := start(game(t, 2))
		m.s.Set(rules.AlertLevel, rules.PRK, 2)
		m.s.Set(rules.AlertLevel, rules.KOR, 2)
		strike := m.g.Cat.Find(rules.PRK, "C3", rules.KOR, "yeonpyeong")
		bots := table(t, "tit-for-tat", 2)
		c := m.ask(table(t, "hold", 2)[rules.PRK], rules.PRK)
		c.Lines = []int{strike}
		m.apply(t, c)
		m.advance(t)
		m.advance(t)
		reply := m.ask(bots[rules.KOR], rules.KOR)
		for _, n := range reply.Lines {
			l := m.g.Cat.Lines[rules.KOR][n]
			if a := m.g.Pack.Actions[l.Action]; l.Target == rules.PRK && a.Floor >= 5 {
				return
			}
		}
		t.Errorf("shelled, tit-for-tat answers with %v", m.names(reply))
	},
	"doctrine": func(t *testing.T) {
		wars := 0
		for seed := uint64(1); seed <= 12; seed++ {
			m := start(game(t, seed))
			bots := table(t, "doctrine", seed)
			for m.s.Phase != world.Over {
				m.step(t, bots)
			}
			if m.s.End == world.Catastrophe {
				t.Errorf("seed %d: doctrine bots end in catastrophe", seed)
			}
			for a := rules.RUS; a < rules.Seats; a++ {
				if m.s.CountryRung(a) >= 7 {
					wars++
					break
				}
			}
		}
		if wars > 2 {
			t.Errorf("%d of 12 peacetime matches end at war; published doctrine is warier than that", wars)
		}
	},
}

func acts(t *testing.T, name string, seed uint64) (n int) {
	m := start(game(t, seed))
	for range 4 {
		m.step(t, table(t, name, seed))
	}
	for _, e := range m.log {
		if e.K == world.KAct {
			n++
		}
	}
	return n
}

func TestEveryBotHasItsCharacter(t *testing.T) {
	for _, name := range bot.Names() {
		show, ok := character[name]
		if !ok {
			t.Errorf("no test shows what the bot %s is like", name)
			continue
		}
		t.Run(name, show)
	}
}
