package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"casus/engine"
	"casus/engine/record"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// benchCmd measures rules and engine in this process, on one core.
type benchCmd struct {
	overlay
	JSON    bool          `name:"json" help:"One JSON object a line instead of a table."`
	Seconds time.Duration `help:"How long each measurement runs." default:"2s"`
}

// measure is one line of the result.
type measure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
}

// Validate refuses a measurement without length.
func (c *benchCmd) Validate() error {
	if c.Seconds < time.Millisecond || c.Seconds > 10*time.Minute {
		return fmt.Errorf("--seconds %s is no time to measure in; give from 1ms to 10m, such as 2s", c.Seconds)
	}
	return nil
}

// Run takes the measurements one after the other.
func (c *benchCmd) Run() error {
	for _, take := range []func() (measure, error){c.rulesLoad, c.searchTurns, c.recordedTurns, c.replayedTurns} {
		m, err := take()
		if err != nil {
			return err
		}
		if c.JSON {
			if err := json.NewEncoder(os.Stdout).Encode(m); err != nil {
				return err
			}
			continue
		}
		fmt.Printf("%-16s %12.1f %s\n", m.Name, m.Value, m.Unit)
	}
	return nil
}

// rulesLoad reads, checks and compiles the whole library; the best of five.
func (c *benchCmd) rulesLoad() (measure, error) {
	best := time.Hour
	for range 5 {
		start := time.Now()
		if _, err := load.Shipped(); err != nil {
			return measure{}, err
		}
		best = min(best, time.Since(start))
	}
	return measure{"rules_load", float64(best.Microseconds()) / 1000, "ms"}, nil
}

func (c *benchCmd) game() (*engine.Game, error) {
	pack, err := c.pack()
	if err != nil {
		return nil, err
	}
	u := engine.Setup{Scenario: "november-2024", Seed: 7, Turns: 24}
	for i := range u.Seats {
		u.Seats[i] = "doctrine"
	}
	return engine.New(pack, u)
}

// searchTurns plays whole turns in search mode with the orders of a recorded
// match: both resolutions and both treaty passes, no legality, hash or log.
func (c *benchCmd) searchTurns() (measure, error) {
	g, err := c.game()
	if err != nil {
		return measure{}, err
	}
	lines, _, err := playOut(g)
	if err != nil {
		return measure{}, err
	}
	positions := turnsOf(g, lines)
	var w world.Work
	n, start := 0, time.Now()
	for time.Since(start) < c.Seconds {
		for i := range positions {
			s := positions[i].state
			g.Play(&s, &w, &positions[i].orders)
			n++
		}
	}
	return rate("search_turns", n, start), nil
}

// position is the start of a turn and what the seats sealed in it.
type position struct {
	state  world.State
	orders [rules.Seats]world.Sealed
}

func turnsOf(g *engine.Game, lines []record.Line) []position {
	s := g.Start()
	var out []position
	start := s
	for _, line := range lines {
		if line.Cmd == nil {
			continue
		}
		if line.Cmd.Verb == engine.VerbAdvance && s.Phase == world.Orders {
			out = append(out, position{start, s.Sealed})
		}
		if _, err := g.Apply(&s, *line.Cmd); err != nil {
			break
		}
		if line.Cmd.Verb == engine.VerbAdvance && s.Phase == world.Orders {
			start = s
		}
	}
	return out
}

// recordedTurns plays whole matches as play does: bots, legality, hashes, log.
func (c *benchCmd) recordedTurns() (measure, error) {
	g, err := c.game()
	if err != nil {
		return measure{}, err
	}
	n, start := 0, time.Now()
	for time.Since(start) < c.Seconds {
		if _, _, err := playOut(g); err != nil {
			return measure{}, err
		}
		n += g.Setup.Turns
	}
	return rate("recorded_turns", n, start), nil
}

// replayedTurns verifies a record over and over.
func (c *benchCmd) replayedTurns() (measure, error) {
	g, err := c.game()
	if err != nil {
		return measure{}, err
	}
	lines, _, err := playOut(g)
	if err != nil {
		return measure{}, err
	}
	n, start := 0, time.Now()
	for time.Since(start) < c.Seconds {
		if _, err := record.Replay(g, lines, nil); err != nil {
			return measure{}, err
		}
		n += g.Setup.Turns
	}
	return rate("replayed_turns", n, start), nil
}

func rate(name string, n int, start time.Time) measure {
	return measure{name, float64(n) / time.Since(start).Seconds(), "turns/s"}
}
