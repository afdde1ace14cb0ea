package loadtest

import (
	"fmt"
	"math/rand/v2"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// plan is everything the six seats of one match will send.
type plan struct {
	seed  uint64 // of the match as it is played
	game  *engine.Game
	steps []step // one a turn
}

// step is one turn.
type step struct {
	lines [seats][]int
	must  [seats]bool // seats the response phase waits for
	// answers settle the duties of those seats, so that they need none next turn.
	answers [seats][]engine.Answer
}

// response reports whether somebody has to answer in this turn.
func (s *step) response() bool { return s.must != [seats]bool{} }

// mix derives one seed from another and a number (splitmix64).
func mix(a, b uint64) uint64 {
	z := a + (b+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// newPlan plays a match beforehand. length is what the match is made with.
func newPlan(pack *rules.Pack, scenario string, orders int, seed uint64, turns, length int) (*plan, error) {
	g, err := engine.New(pack, engine.Setup{Scenario: scenario, Seed: seed, Turns: length})
	if err != nil {
		return nil, err
	}
	p := &plan{seed: seed, game: g}
	d := drafter{game: g, orders: orders, hot: map[int16]bool{}}
	s := g.Start()
	for range turns {
		if s.Phase == world.Over {
			return nil, fmt.Errorf("the match with seed %d ends in turn %d already; choose another --seed", seed, s.Turn())
		}
		st := d.turn(s)
		if _, err := p.apply(&s, &st); err != nil {
			return nil, err
		}
		p.steps = append(p.steps, st)
	}
	return p, nil
}

// apply plays one turn of the reference and gives its log.
func (p *plan) apply(s *world.State, st *step) ([]world.Entry, error) {
	g := p.game
	for seat, lines := range st.lines {
		if _, err := g.Apply(s, command(s, engine.VerbOrders, rules.Seat(seat), lines)); err != nil {
			return nil, fmt.Errorf("a planned order is refused: %w", err)
		}
	}
	out, err := g.Apply(s, command(s, engine.VerbAdvance, rules.NONE, nil))
	if err != nil || s.Phase != world.Response {
		return out.Entries, err
	}
	for seat, must := range st.must {
		if must {
			c := command(s, engine.VerbAnswers, rules.Seat(seat), nil)
			c.Answers = st.answers[seat]
			if _, err := g.Apply(s, c); err != nil {
				return nil, fmt.Errorf("a planned answer is refused: %w", err)
			}
		}
	}
	end, err := g.Apply(s, command(s, engine.VerbAdvance, rules.NONE, nil))
	return append(out.Entries, end.Entries...), err
}

func command(s *world.State, verb string, seat rules.Seat, lines []int) engine.Command {
	return engine.Command{Verb: verb, Seat: seat, Turn: int(s.Turn()), Phase: s.Phase.String(), Lines: lines}
}

// drafter looks for orders after which nobody has to answer.
type drafter struct {
	game   *engine.Game
	orders int // most orders of a seat in a turn
	work   world.Work
	hot    map[int16]bool // actions that once called for an answer
}

const maxOrders = 3 // of a seat in a turn

// turn draws one to three legal orders for every seat. Where somebody would have
// to answer them, seats hold instead, one after the other. Where somebody has to
// answer even if all hold, luck is the reason (an incident at sea, a missile
// test, a duty nobody asked for), and every seat keeps its orders.
func (d *drafter) turn(s world.State) (st step) {
	for seat := range st.lines {
		st.lines[seat] = d.lines(&s, rules.Seat(seat))
	}
	drawn := st
	if d.try(s, &st) {
		return st
	}
	st.lines = [seats][]int{}
	if !d.try(s, &st) {
		d.try(s, &drawn)
		return drawn
	}
	for seat, lines := range drawn.lines {
		st.lines[seat] = lines
		if !d.try(s, &st) {
			d.avoid(rules.Seat(seat), lines)
			st.lines[seat] = nil
		}
	}
	d.try(s, &st)
	return st
}

// avoid keeps an action from being drawn again that calls for an answer.
func (d *drafter) avoid(seat rules.Seat, lines []int) {
	if len(lines) == 1 {
		d.hot[d.game.Cat.Lines[seat][lines[0]].Action] = true
	}
}

// lines draws for one seat; the same match, turn and seat give the same.
func (d *drafter) lines(s *world.State, seat rules.Seat) (out []int) {
	luck := rand.New(rand.NewPCG(d.game.Setup.Seed, uint64(s.Turn())<<8|uint64(seat)))
	want := 1 + luck.IntN(d.orders)
	legal := d.game.Legal(s, seat)
	var open []int
	for i, l := range d.game.Cat.Lines[seat] {
		if legal.Has(i) && !d.hot[l.Action] && calm(d.game.Pack.Actions[l.Action]) {
			open = append(open, i)
		}
	}
	luck.Shuffle(len(open), func(i, j int) { open[i], open[j] = open[j], open[i] })
	for _, n := range open {
		if len(out) == want {
			break
		}
		set := append(out[:len(out):len(out)], n)
		if d.game.Cat.Check(s, &d.work, d.game.Scenario, seat, set) == nil {
			out = set
		}
	}
	return out
}

// answers takes the first choice for every open duty of a seat.
func (d *drafter) answers(s *world.State, seat rules.Seat) (out []engine.Answer) {
	for i := range s.Duties {
		duty := &s.Duties[i]
		if duty.ID == 0 || d.game.Obligor(duty) != seat || duty.Answer != world.NoAnswer {
			continue
		}
		if choices := d.game.Treaties.Choices(duty); len(choices) > 0 && len(out) < world.MaxAnswers {
			out = append(out, engine.Answer{Duty: int(duty.ID), Choice: choices[0].String()})
		}
	}
	return out
}

// calm reports whether an action asks nobody for an answer: talk, visits, aid
// and statements, nothing that raises what is at stake.
func calm(a *rules.Action) bool {
	return a.Codes.Rivera == "status_quo" || a.Codes.Rivera == "deescalation"
}

// try resolves the orders on a copy and notes who must answer; calm means nobody.
func (d *drafter) try(s world.State, st *step) (calm bool) {
	for seat, lines := range st.lines {
		if _, err := d.game.Apply(&s, command(&s, engine.VerbOrders, rules.Seat(seat), lines)); err != nil {
			return false
		}
	}
	w := &d.work
	w.Log = nil
	d.game.Resolve(&s, w)
	calm = true
	for seat := range st.must {
		st.must[seat] = d.game.MustDecide(&s, rules.Seat(seat))
		st.answers[seat] = d.answers(&s, rules.Seat(seat))
		calm = calm && !st.must[seat]
	}
	return calm
}
