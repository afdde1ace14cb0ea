package engine_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
	"casus/rules/load"
)

// The properties of the engine are tested with random play: rapid draws the
// scenario, the treaty, the seed, every order and every answer, and shrinks what
// fails to the shortest match that shows it.

var shippedOnce = sync.OnceValues(func() (*rules.Pack, error) { return load.Shipped() })

func shipped(t testing.TB) *rules.Pack {
	t.Helper()
	pack, err := shippedOnce()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// anyGame draws a match of any scenario under any treaty.
func anyGame(rt *rapid.T, pack *rules.Pack) *engine.Game {
	var scenarios []string
	for _, sc := range pack.Scenarios {
		scenarios = append(scenarios, sc.ID)
	}
	return gameOf(rt, pack, engine.Setup{
		Scenario: rapid.SampledFrom(scenarios).Draw(rt, "scenario"),
		Arm:      rapid.SampledFrom(rules.TreatyArms).Draw(rt, "arm"),
		Seed:     rapid.Uint64().Draw(rt, "seed"),
		Turns:    rapid.IntRange(2, 12).Draw(rt, "turns"),
	})
}

func gameOf(rt *rapid.T, pack *rules.Pack, setup engine.Setup) *engine.Game {
	g, err := engine.New(pack, setup)
	if err != nil {
		rt.Fatal(err)
	}
	return g
}

// marked are the lines a bitmap marks.
func marked(g *engine.Game, s *world.State, seat rules.Seat) (out []int) {
	legal := g.Legal(s, seat)
	for n := range g.Cat.Lines[seat] {
		if legal.Has(n) {
			out = append(out, n)
		}
	}
	return out
}

// anyWord draws what a seat hands in: orders that are each legal, and answers
// to its duties. The set as a whole may be too much; then the engine must refuse
// it.
func anyWord(rt *rapid.T, g *engine.Game, s *world.State, seat rules.Seat) engine.Command {
	cmd := engine.Command{Verb: engine.VerbOrders, Seat: seat, Turn: int(s.Turn()), Phase: s.Phase.String()}
	if s.Phase == world.Response {
		cmd.Verb = engine.VerbAnswers
		cmd.Answers = anyAnswers(rt, g, s, seat)
	}
	legal := marked(g, s, seat)
	for range rapid.IntRange(0, 4).Draw(rt, "orders") {
		if len(legal) > 0 {
			cmd.Lines = append(cmd.Lines, anyOf(rt, g, seat, legal))
		}
	}
	return cmd
}

// anyOf draws an action and then a line of it, so that orders with a choice of
// many places do not crowd out the others. rapid prefers the first of a list,
// which would be words rather than deeds; here it draws a seed instead.
func anyOf(rt *rapid.T, g *engine.Game, seat rules.Seat, legal []int) int {
	luck := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "luck"), 0))
	byAction := [][]int{}
	for i, n := range legal {
		if i == 0 || g.Cat.Lines[seat][n].Action != g.Cat.Lines[seat][legal[i-1]].Action {
			byAction = append(byAction, nil)
		}
		last := &byAction[len(byAction)-1]
		*last = append(*last, n)
	}
	lines := byAction[luck.IntN(len(byAction))]
	return lines[luck.IntN(len(lines))]
}

func anyAnswers(rt *rapid.T, g *engine.Game, s *world.State, seat rules.Seat) (out []engine.Answer) {
	for i := range s.Duties {
		d := &s.Duties[i]
		if d.ID == 0 || g.Obligor(d) != seat || len(out) == world.MaxAnswers {
			continue
		}
		if open := g.Treaties.Choices(d); len(open) > 0 && rapid.Bool().Draw(rt, "answers") {
			out = append(out, engine.Answer{Duty: int(d.ID), Choice: rapid.SampledFrom(open).Draw(rt, "choice").String()})
		}
	}
	return out
}

// give hands a word in and, where it is too much, gives up orders from the last
// until the engine takes the rest. It returns what was taken.
func give(rt *rapid.T, g *engine.Game, s *world.State, cmd engine.Command) engine.Command {
	for {
		_, err := g.Apply(s, cmd)
		switch {
		case err == nil:
			return cmd
		case len(cmd.Lines) == 0:
			rt.Fatalf("%s may not even say %v: %v", cmd.Seat, cmd.Answers, err)
		}
		cmd.Lines = cmd.Lines[:len(cmd.Lines)-1]
	}
}

// anyPhase lets all seats say something and resolves the phase. It returns the
// commands in the order in which they were taken, the last one being the
// resolution's.
func anyPhase(rt *rapid.T, g *engine.Game, s *world.State) ([]engine.Command, engine.Outcome) {
	var cmds []engine.Command
	for seat := rules.RUS; seat < rules.Seats; seat++ {
		cmds = append(cmds, give(rt, g, s, anyWord(rt, g, s, seat)))
	}
	cmds = append(cmds, next(s))
	return cmds, advance(rt, g, s)
}

// next is the command that resolves the running phase.
func next(s *world.State) engine.Command {
	return engine.Command{Verb: engine.VerbAdvance, Seat: rules.NONE, Turn: int(s.Turn()), Phase: s.Phase.String()}
}

func advance(t interface{ Fatal(...any) }, g *engine.Game, s *world.State) engine.Outcome {
	out, err := g.Apply(s, next(s))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// extreme puts the numbers of a state where scales end: each table stays as it
// is, goes to its least, to its greatest, or each cell to one or the other.
func extreme(rt *rapid.T, s *world.State) {
	for f := rules.Fact(0); f.Shape() != rules.OfEvent; f++ {
		if f == rules.TurnNumber || f == rules.Today {
			continue
		}
		info := &rules.Facts[f]
		how := rapid.SampledFrom([]string{"as it is", "least", "greatest", "mixed"}).Draw(rt, f.Name())
		high := uint64(0)
		switch how {
		case "as it is":
			continue
		case "greatest":
			high = ^high
		case "mixed":
			high = rapid.Uint64().Draw(rt, "which")
		}
		eachCell(f, func(index int) {
			s.Facts[index] = info.Min
			if high>>(index%64)&1 == 1 {
				s.Facts[index] = info.Max
			}
		})
		mirror(s, f)
	}
}

// eachCell visits the numbers of a fact that a match can reach: of the seats and
// Ukraine, of two powers only where they are different.
func eachCell(f rules.Fact, visit func(index int)) {
	switch f.Shape() {
	case rules.Scalar:
		visit(f.At())
	case rules.ByCountry:
		for a := rules.RUS; a <= rules.UKR; a++ {
			visit(f.Of(a))
		}
	case rules.ByPair:
		for a := rules.RUS; a <= rules.UKR; a++ {
			for b := rules.RUS; b <= rules.UKR; b++ {
				if a != b {
					visit(f.Pair(a, b))
				}
			}
		}
	}
}

// mirror makes a symmetric table symmetric again.
func mirror(s *world.State, f rules.Fact) {
	if !f.Symmetric() {
		return
	}
	for a := rules.RUS; a <= rules.OTH; a++ {
		for b := a + 1; b <= rules.OTH; b++ {
			s.Facts[f.Pair(b, a)] = s.Facts[f.Pair(a, b)]
		}
	}
}
