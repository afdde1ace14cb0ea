package matchtest

import (
	"context"
	"sync"
	"testing"

	"casus/engine"
	"casus/engine/bot"
	"casus/rules"
	"casus/rules/load"
	"casus/server/match"
	"casus/server/store"
)

// Pack is the shipped rules, loaded once.
var Pack = sync.OnceValues(func() (*rules.Pack, error) { return load.Shipped() })

// Scenario the tests play.
const Scenario = "november-2024"

// Games makes matches under the shipped rules.
func Games(t testing.TB, s store.Packs) *match.Games {
	t.Helper()
	pack, err := Pack()
	if err != nil {
		t.Fatal(err)
	}
	games, err := match.NewGames(context.Background(), pack, pack.Hash, load.Stored, s)
	if err != nil {
		t.Fatal(err)
	}
	return games
}

// Game is a match of a few turns.
func Game(t testing.TB, turns int) *engine.Game {
	t.Helper()
	pack, err := Pack()
	if err != nil {
		t.Fatal(err)
	}
	g, err := engine.New(pack, engine.Setup{Scenario: Scenario, Seed: 7, Turns: turns})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Bot makes the shipped bots.
func Bot(name string, seed uint64) (match.Player, error) { return bot.New(name, seed) }
