// Package engine is the match as a machine: a state and a command go in, a new
// state and log entries come out. It touches no clock, disk, network or luck
// but the seeded dice; whoever drives it saves first and tells afterwards.
package engine

import (
	"fmt"

	"casus/engine/act"
	"casus/engine/drift"
	"casus/engine/order"
	"casus/engine/pact"
	"casus/engine/world"
	"casus/rules"
)

// Version names the rules of resolution. Records made by the same version
// replay to the same hashes; others are only viewed.
const Version = "casus-engine/3"

// Game is everything about a match that never changes. It is safe for
// concurrent use.
type Game struct {
	Pack     *rules.Pack
	Setup    Setup
	Scenario *rules.Scenario
	Arm      string
	Readings rules.Readings
	Params   rules.Params // coefficients of the model, in this match
	Cat      *order.Catalogue
	Treaties *pact.Treaties
	stage    *act.Stage
	bases    drift.Bases // tension_base as the match begins
	injects  []*rules.Inject
	held     []rules.Delta // numbers that stay as they began
	start    *world.State  // as the match begins, but for its length
	length   int32         // turns, at most
	setting  drift.Setting
}

// New prepares a match of a scenario.
func New(pack *rules.Pack, setup Setup) (*Game, error) { return NewBeside(nil, pack, setup) }

// NewBeside is New for a match that may share memory with another one: lists of
// orders and compiled treaties never change, and are the same for all matches of
// a scenario under the same texts, readings and coefficients. Other may be nil.
func NewBeside(other *Game, pack *rules.Pack, setup Setup) (*Game, error) {
	sc, err := setup.scenario(pack)
	if err != nil {
		return nil, err
	}
	arm, err := setup.arm(sc)
	if err != nil {
		return nil, err
	}
	readings, err := setup.readings(pack, sc)
	if err != nil {
		return nil, err
	}
	params, err := setup.params(pack, sc)
	if err != nil {
		return nil, err
	}
	if setup.Turns < 0 || setup.Turns > MaxTurns {
		return nil, fmt.Errorf("a match has 1 to %d turns, or 0 to draw the length from the scenario; got %d", MaxTurns, setup.Turns)
	}
	if pack.Edges > world.EdgeWords*64 {
		return nil, fmt.Errorf("the rules have %d turn triggers with their bindings; a match can remember %d", pack.Edges, world.EdgeWords*64)
	}
	g := &Game{Pack: pack, Setup: setup, Scenario: sc, Arm: arm, Readings: readings, Params: params}
	g.share(other)
	if g.Cat == nil {
		g.Cat = order.Build(pack, sc)
	}
	if g.Treaties == nil {
		g.Treaties = pact.New(pack, arm, readings).With(params)
	}
	g.injects = injects(pack, sc)
	g.held = held(sc, arm)
	if g.stage, err = act.NewStage(pack, g.Cat, params, setup.Seed); err != nil {
		return nil, err
	}
	g.begin(other)
	g.bases = drift.BasesOf(g.start)
	usual := g.countries()
	mirror(&usual)
	g.setting = drift.Setting{Seed: setup.Seed, Days: sc.TurnDays, Trend: drift.TrendOf(&usual, g.start, &g.Params)}
	return g, nil
}

// share takes over what another match has alike.
func (g *Game) share(other *Game) {
	if other == nil || other.Pack != g.Pack || other.Scenario != g.Scenario {
		return
	}
	g.Cat = other.Cat
	if other.Arm == g.Arm && other.Readings == g.Readings && other.Params == g.Params {
		g.Treaties = other.Treaties
	}
}

func injects(pack *rules.Pack, sc *rules.Scenario) []*rules.Inject {
	var out []*rules.Inject
	for _, id := range sc.Injects {
		for _, in := range pack.Injects {
			if in.ID == id {
				out = append(out, in)
			}
		}
	}
	return out
}

// held lists the start values that a study holds fast under the arm.
func held(sc *rules.Scenario, arm string) (out []rules.Delta) {
	for _, d := range sc.Deltas {
		if d.Hold && (d.Arm == "" || d.Arm == arm) {
			out = append(out, d)
		}
	}
	return out
}

// Start is the state before the first order.
func (g *Game) Start() world.State {
	s := *g.start
	s.Horizon = g.length
	return s
}

// countries is the state of the country files, before the scenario has moved
// anything.
func (g *Game) countries() (s world.State) {
	for _, c := range g.Pack.Countries {
		if c.Set == g.Scenario.Countries {
			g.apply(&s, c.Values)
		}
	}
	return s
}

// begin sets up the start, or takes another match's if that begins alike.
func (g *Game) begin(other *Game) {
	s := g.countries()
	s.Facts[rules.Taboo.At()] = 1000
	s.Facts[rules.Hazard.At()] = 1000
	s.Facts[rules.USAid.At()] = 1000
	s.Facts[rules.TurnNumber.At()] = 1
	s.Facts[rules.Today.At()] = int32(g.Scenario.Start)
	g.apply(&s, g.Scenario.Deltas)
	g.assume(&s)
	mirror(&s)
	drift.Fears(&s, &g.Params, g.Treaties.Bonds(s.Date()))
	g.start, g.length = &s, g.horizon()
	if other != nil && *other.start == s {
		g.start = other.start
	}
}

// apply sets start values; adding lets a scenario move what a country file set.
// A value meant for another arm is passed over.
func (g *Game) apply(s *world.State, deltas []rules.Delta) {
	for _, d := range deltas {
		switch {
		case d.Arm != "" && d.Arm != g.Arm:
		case d.Add:
			s.Facts[d.Index] += d.Value
		default:
			s.Facts[d.Index] = d.Value
		}
	}
}

// mirror completes symmetric tables of which the files give one half.
func mirror(s *world.State) {
	for f := rules.Fact(0); f.Shape() == rules.ByPair; f++ {
		if !f.Symmetric() {
			continue
		}
		for a := rules.RUS; a <= rules.OTH; a++ {
			for b := a + 1; b <= rules.OTH; b++ {
				v := s.Pair(f, a, b)
				if w := s.Pair(f, b, a); abs(w) > abs(v) {
					v = w
				}
				s.SetPair(f, a, b, v)
			}
		}
	}
}

func abs(v int32) int32 { return max(v, -v) }

// assume sets what the scenario assumes about the Russian umbrella, which
// clauses read.
func (g *Game) assume(s *world.State) {
	switch g.Scenario.Switches["umbrella"] {
	case "wmd_only":
		s.Facts[rules.Umbrella.At()] = 1
	case "full":
		s.Facts[rules.Umbrella.At()] = 2
	}
}

// Legal marks the catalogue lines a seat may give now.
func (g *Game) Legal(s *world.State, seat rules.Seat) order.Bitmap {
	var w world.Work
	return g.Cat.Legal(s, &w, seat)
}

// Budget is what a seat may spend in the running phase.
func (g *Game) Budget(s *world.State, seat rules.Seat) order.Budget {
	return order.BudgetOf(s, g.Scenario, seat)
}

// Sent reports whether the seat has handed in its set for the running phase.
func (g *Game) Sent(s *world.State, seat rules.Seat) bool { return s.Sealed[seat].Sent }

// MustDecide reports whether the response phase waits for the seat: somebody
// acted against it this turn, or it has a duty to answer.
func (g *Game) MustDecide(s *world.State, seat rules.Seat) bool {
	if s.Phase != world.Response {
		return false
	}
	if s.Pressed.Has(seat) {
		return true
	}
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID != 0 && g.Obligor(d) == seat && len(g.Treaties.Choices(d)) > 0 && d.Answer == world.NoAnswer {
			return true
		}
	}
	return false
}

// Obligor is the seat that owes a duty.
func (g *Game) Obligor(d *world.Duty) rules.Seat {
	return g.Pack.Clauses[d.Clause].Bindings[d.Binding].Obligor
}
