package main

import (
	"fmt"
	"strings"

	"casus/engine"
	"casus/engine/bot"
	"casus/engine/record"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// playCmd plays a match between bots and writes its record.
type playCmd struct {
	overlay
	Scenario string            `help:"Scenario to play." default:"november-2024"`
	Seats    []string          `help:"Bot of each seat, e.g. RUS=doctrine,PRK=random; seats left out play doctrine."`
	Seed     uint64            `help:"Seed of the match's luck." default:"1"`
	Turns    int               `help:"Number of turns; 0 draws the length as the scenario says." default:"0"`
	Arm      string            `help:"Russia-DPRK treaty in force: ${arms} (default: the scenario's)."`
	Readings map[string]string `help:"Readings of disputes, e.g. D2=broad,D3=narrow." mapsep:","`
	Out      string            `help:"File to write the record to." placeholder:"FILE"`
}

// Run plays the match to its end.
func (c *playCmd) Run() error {
	pack, err := c.pack()
	if err != nil {
		return err
	}
	setup, err := c.setup()
	if err != nil {
		return err
	}
	g, err := engine.New(pack, setup)
	if err != nil {
		return err
	}
	lines, end, err := playOut(g)
	if err != nil {
		return err
	}
	if c.Out != "" {
		if err := writeRecord(c.Out, g, lines); err != nil {
			return err
		}
		fmt.Printf("record %s: %d commands\n", c.Out, len(lines))
	}
	for _, part := range g.Success(end) {
		fmt.Printf("%-3s  %s\n", map[bool]string{true: "yes", false: "no"}[part.Met], part.Says)
	}
	printScores(g, end)
	fmt.Printf("final %s\n", end.Hash())
	return nil
}

func (c *playCmd) setup() (engine.Setup, error) {
	u := engine.Setup{Scenario: c.Scenario, Arm: c.Arm, Seed: c.Seed, Turns: c.Turns, Readings: c.Readings}
	var err error
	u.Seats, err = seatNames(c.Seats)
	return u, err
}

// seatNames reads which bot plays which seat, RUS=doctrine and so on; seats
// left out play doctrine.
func seatNames(words []string) (out [rules.Seats]string, err error) {
	for i := range out {
		out[i] = "doctrine"
	}
	var given rules.SeatSet
	for _, word := range words {
		code, name, ok := strings.Cut(word, "=")
		if !ok {
			return out, fmt.Errorf("--seats: %q is not a seat and its bot; write it like RUS=doctrine", word)
		}
		seat, ok := rules.ParseSeat(code)
		if !ok || !seat.Playable() {
			return out, fmt.Errorf("--seats names %q; the seats are RUS, CHN, USA, PRK, KOR and JPN", code)
		}
		if given.Has(seat) {
			return out, fmt.Errorf("--seats names %s twice; say once which bot plays it", code)
		}
		given = given.With(seat)
		out[seat] = name
	}
	return out, nil
}

// playOut lets the bots play to the end and returns the record's lines and the
// final state.
func playOut(g *engine.Game) ([]record.Line, *world.State, error) {
	bots, err := seatBots(g)
	if err != nil {
		return nil, nil, err
	}
	s := g.Start()
	desk := view.NewDesk(g)
	var log []world.Entry
	var lines []record.Line
	for s.Phase != world.Over {
		for seat, b := range bots {
			cmd := decide(g, b, desk.Brief(&s, log, rules.Seat(seat)))
			if _, err := g.Apply(&s, cmd); err != nil {
				return nil, nil, fmt.Errorf("%s, played by %s: %w", rules.Seat(seat), b.Name(), err)
			}
			lines = append(lines, record.Line{Cmd: &cmd})
		}
		cmd := engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()}
		out, err := g.Apply(&s, cmd)
		if err != nil {
			return nil, nil, err
		}
		log = append(log, out.Entries...)
		lines = append(lines, record.Line{Cmd: &cmd, Entries: out.Entries, Hash: out.Hash})
	}
	return lines, &s, nil
}

func seatBots(g *engine.Game) (out [rules.Seats]bot.Bot, err error) {
	for i, name := range g.Setup.Seats {
		if out[i], err = bot.New(name, g.Setup.Seed); err != nil {
			return out, err
		}
	}
	return out, nil
}

func decide(g *engine.Game, b bot.Bot, v *view.Briefing) engine.Command {
	if v.Phase == world.Response {
		return b.Answers(g, v, v.Seat)
	}
	return b.Orders(g, v, v.Seat)
}
