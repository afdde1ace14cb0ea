// Package bot holds the seats that no human plays. A bot is a pure function of
// what its seat may see and of a seed: it never meets the state of a match, so
// it can neither cheat nor leak, and a recorded match replays without it.
package bot

import (
	"fmt"
	"strings"

	"casus/engine"
	"casus/engine/view"
	"casus/rules"
)

// Bot decides for a seat. Both methods rest on nothing but their arguments and
// the bot's seed; from the game they take only what never changes and everybody
// knows: the rules, the catalogue and the published start of the scenario. A bot
// may reuse its own memory: it decides for one goroutine at a time.
type Bot interface {
	// Name is the name the bot is chosen by.
	Name() string
	// Orders is the seat's set for the order phase. It is always legal.
	Orders(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command
	// Answers is what the seat says about its duties in the response phase,
	// with the orders it gives beside it. It is always legal.
	Answers(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command
}

// maker builds a bot of one kind.
type maker struct {
	name string
	make func(seed uint64) Bot
}

// makers lists the bots from the simplest to the most thoughtful.
var makers = []maker{
	{"hold", func(uint64) Bot { return hold{} }},
	{"random", func(seed uint64) Bot { return random{seed} }},
	{"tit-for-tat", func(seed uint64) Bot { return titForTat{seed} }},
	{"doctrine", func(seed uint64) Bot { return &doctrine{weigher{seed: seed}} }},
}

// New makes a bot by name. Two bots of one name and seed decide alike.
func New(name string, seed uint64) (Bot, error) {
	for _, m := range makers {
		if m.name == name {
			return m.make(seed), nil
		}
	}
	return nil, fmt.Errorf("no bot is called %q; there are: %s", name, strings.Join(Names(), ", "))
}

// Names lists the bots there are, in a fixed order.
func Names() []string {
	out := make([]string, len(makers))
	for i, m := range makers {
		out[i] = m.name
	}
	return out
}

// command starts a command of a seat for the phase its view shows.
func command(verb string, v *view.Briefing, seat rules.Seat) engine.Command {
	return engine.Command{Verb: verb, Seat: seat, Turn: int(v.Turn), Phase: v.Phase.String()}
}
