package engine_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// anyMoment draws a match that has been played for some phases and goes on.
func anyMoment(rt *rapid.T, pack *rules.Pack) (*engine.Game, world.State) {
	g := anyGame(rt, pack)
	s := g.Start()
	for range rapid.IntRange(0, 5).Draw(rt, "phases") {
		before := s
		if anyPhase(rt, g, &s); s.Phase == world.Over {
			return g, before
		}
	}
	return g, s
}

// What the engine offers it takes, and what it does not offer it refuses: every
// line of every seat's list is tried, as the only one of a set. A refusal leaves
// no trace in the state, and what was taken is carried out if nobody else acts.
func TestWhatIsOfferedIsTakenAndNothingElse(t *testing.T) {
	pack := shipped(t)
	taken, refused := 0, 0
	var w world.Work
	rapid.Check(t, func(rt *rapid.T) {
		g, s := anyMoment(rt, pack)
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			legal := g.Legal(&s, seat)
			for n := range g.Cat.Lines[seat] {
				after := s
				_, err := g.ApplyWith(&after, word(&s, seat, n), &w)
				switch {
				case err == nil != legal.Has(n):
					rt.Fatalf("offered: %t; answer to %s: %v", legal.Has(n), told(g, seat, n), err)
				case err != nil && after != s:
					rt.Fatalf("refusing %s changed the state", told(g, seat, n))
				case err != nil:
					refused++
				default:
					taken++
				}
			}
			if all := marked(g, &s, seat); len(all) > 0 {
				carriedOut(rt, g, s, seat, rapid.SampledFrom(all).Draw(rt, "alone"))
			}
		}
	})
	if taken < 1000 || refused < 1000 {
		t.Errorf("%d orders were taken and %d refused: too few to show anything", taken, refused)
	}
}

// word is a set of orders for the running phase.
func word(s *world.State, seat rules.Seat, lines ...int) engine.Command {
	cmd := engine.Command{Verb: engine.VerbOrders, Seat: seat, Turn: int(s.Turn()), Phase: s.Phase.String(), Lines: lines}
	if s.Phase == world.Response {
		cmd.Verb = engine.VerbAnswers
	}
	return cmd
}

func told(g *engine.Game, seat rules.Seat, n int) string {
	l := g.Cat.Lines[seat][n]
	return seat.String() + " " + g.Pack.Actions[l.Action].ID + " " + l.Target.String()
}

// carriedOut gives one order in a world where nobody else does anything.
func carriedOut(rt *rapid.T, g *engine.Game, s world.State, seat rules.Seat, n int) {
	s.Sealed = [rules.Seats]world.Sealed{}
	give(rt, g, &s, word(&s, seat, n))
	a := g.Pack.Actions[g.Cat.Lines[seat][n].Action]
	acts := func(e world.Entry) bool { return e.K == world.KAct && e.Actor == seat && e.Action == a.ID }
	if log := advance(rt, g, &s).Entries; !a.Mutual && !slices.ContainsFunc(log, acts) {
		rt.Fatalf("%s was taken and not carried out: %v", told(g, seat, n), log)
	}
}

// What nobody may say is refused, whatever the phase and whatever the seat has
// sealed before: the state stays as it is, to the bit.
func TestWhatNobodyMaySayLeavesNoTrace(t *testing.T) {
	pack := shipped(t)
	tried := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		g, s := anyMoment(rt, pack)
		for seat := rules.RUS; seat < rules.Seats; seat++ {
			sealed := give(rt, g, &s, anyWord(rt, g, &s, seat))
			for _, by := range spoilers {
				cmd := sealed
				cmd.Lines, cmd.Answers = nil, slices.Clone(sealed.Answers)
				if by.spoil(rt, g, &s, &cmd) {
					refusedWhole(rt, g, &s, by.how, cmd)
					tried[by.how]++
				}
			}
		}
	})
	for _, by := range spoilers {
		if tried[by.how] < 10 {
			t.Errorf("%s was tried %d times only", by.how, tried[by.how])
		}
	}
}

func refusedWhole(rt *rapid.T, g *engine.Game, s *world.State, how string, cmd engine.Command) {
	before := *s
	if _, err := g.Apply(s, cmd); err == nil {
		rt.Fatalf("%s: %+v was taken", how, cmd)
	}
	if *s != before {
		rt.Fatalf("%s: refusing %+v changed the state", how, cmd)
	}
}

// spoiler makes a good command a bad one; false where it cannot be done.
type spoiler struct {
	how   string
	spoil func(*rapid.T, *engine.Game, *world.State, *engine.Command) bool
}

var spoilers = []spoiler{
	{"a line that is not in the list", func(rt *rapid.T, g *engine.Game, _ *world.State, c *engine.Command) bool {
		end := len(g.Cat.Lines[c.Seat])
		c.Lines = []int{rapid.SampledFrom([]int{-1, end, end + 1, 1 << 15, 1 << 16, 1 << 32, -1 << 63}).Draw(rt, "line")}
		return true
	}},
	{"a line that is not open", func(rt *rapid.T, g *engine.Game, s *world.State, c *engine.Command) bool {
		legal := g.Legal(s, c.Seat)
		n := rapid.IntRange(0, len(g.Cat.Lines[c.Seat])-1).Draw(rt, "line")
		c.Lines = []int{n}
		return !legal.Has(n)
	}},
	{"the same line twice", func(rt *rapid.T, g *engine.Game, s *world.State, c *engine.Command) bool {
		all := marked(g, s, c.Seat)
		if len(all) > 0 {
			n := rapid.SampledFrom(all).Draw(rt, "line")
			c.Lines = []int{n, n}
		}
		return len(all) > 0
	}},
	{"more than one phase takes", func(_ *rapid.T, g *engine.Game, s *world.State, c *engine.Command) bool {
		c.Lines = marked(g, s, c.Seat)
		return len(c.Lines) > world.MaxLines
	}},
	{"the same duty twice", func(rt *rapid.T, _ *engine.Game, _ *world.State, c *engine.Command) bool {
		if len(c.Answers) > 0 {
			c.Answers = append(c.Answers, rapid.SampledFrom(c.Answers).Draw(rt, "again"))
		}
		return len(c.Answers) > 0
	}},
	{"a duty that does not ask", func(rt *rapid.T, g *engine.Game, s *world.State, c *engine.Command) bool {
		id := rapid.SampledFrom([]int{-1, 0, 1, 2, 5, 20, 1 << 16, 1 << 32, 1<<32 + 1}).Draw(rt, "duty")
		choice := rapid.SampledFrom([]string{"FULL", "CONSULT", "REFUSE"}).Draw(rt, "choice")
		for i := range s.Duties {
			if d := &s.Duties[i]; int(d.ID) == id && g.Obligor(d) == c.Seat && s.Phase == world.Response && len(g.Treaties.Choices(d)) > 0 {
				return false
			}
		}
		c.Answers = append(c.Answers, engine.Answer{Duty: id, Choice: choice})
		return true
	}},
	{"an answer that is none", func(rt *rapid.T, g *engine.Game, s *world.State, c *engine.Command) bool {
		for i := range c.Answers {
			c.Answers[i].Choice = rapid.SampledFrom([]string{"", "full", "YES", "BACK ", "NoAnswer"}).Draw(rt, "choice")
		}
		return len(c.Answers) > 0
	}},
	{"another time", func(rt *rapid.T, _ *engine.Game, s *world.State, c *engine.Command) bool {
		c.Turn += rapid.SampledFrom([]int{-1, 1, 1 << 32}).Draw(rt, "turns off")
		return true
	}},
	{"another phase", func(rt *rapid.T, _ *engine.Game, s *world.State, c *engine.Command) bool {
		c.Phase = rapid.SampledFrom([]string{"orders", "response", "over", "", "Orders"}).Draw(rt, "phase")
		return c.Phase != s.Phase.String()
	}},
	{"the other verb", func(_ *rapid.T, _ *engine.Game, s *world.State, c *engine.Command) bool {
		c.Verb = map[world.Phase]string{world.Orders: engine.VerbAnswers, world.Response: engine.VerbOrders}[s.Phase]
		return true
	}},
	{"a verb that is none", func(rt *rapid.T, _ *engine.Game, _ *world.State, c *engine.Command) bool {
		c.Verb = rapid.SampledFrom([]string{"", "Orders", "seal", "resolve"}).Draw(rt, "verb")
		return true
	}},
	{"a power without a seat", func(rt *rapid.T, _ *engine.Game, _ *world.State, c *engine.Command) bool {
		c.Seat = rules.Seat(rapid.SampledFrom([]uint8{uint8(rules.UKR), uint8(rules.OTH), uint8(rules.UN), uint8(rules.NONE), 10, 255}).Draw(rt, "power"))
		return true
	}},
}
