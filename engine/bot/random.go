package bot

import (
	"casus/engine"
	"casus/engine/dice"
	"casus/engine/view"
	"casus/rules"
)

// random plays any legal set with equal carelessness: the stress test of the
// rules and the floor that every other bot must clear.
type random struct{ seed uint64 }

func (random) Name() string { return "random" }

// The rows of draws of a seat in one turn.
const (
	drawOrders = iota
	drawAnswers
	drawForgive
	drawOpening
	drawReply
	drawRetort
	drawManner
	drawCharacter
	drawWord
)

func (b random) row(v *view.Briefing, seat rules.Seat, what uint8) dice.Row {
	return dice.Open(dice.Key{Seed: b.seed, Stream: dice.Bot, Turn: v.Turn, Actor: uint8(seat), Target: what})
}

func (b random) Orders(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	c := command(engine.VerbOrders, v, seat)
	row := b.row(v, seat, drawOrders)
	c.Lines = b.lines(g, v, seat, &row)
	return c
}

func (b random) Answers(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	c := command(engine.VerbAnswers, v, seat)
	row := b.row(v, seat, drawAnswers)
	for _, d := range answerable(v) {
		// One time in six it says nothing, which the rules must bear too.
		if n := row.Roll(int32(len(d.Choices) + 1)); int(n) < len(d.Choices) {
			c.Answers = append(c.Answers, engine.Answer{Duty: int(d.ID), Choice: d.Choices[n].String()})
		}
	}
	c.Lines = b.lines(g, v, seat, &row)
	return c
}

// lines draws as many lines as it drew slots to use, each at random from those
// still affordable.
func (b random) lines(g *engine.Game, v *view.Briefing, seat rules.Seat, row *dice.Row) []int {
	m, p := menu{}, open(v)
	m.read(g, v, seat)
	for wanted := row.Roll(p.Main + p.Covert + 1); wanted > 0 && len(m.open) > 0; {
		i := row.Roll(int32(len(m.open)))
		n := m.open[i]
		m.open = append(m.open[:i], m.open[i+1:]...)
		if p.take(n, m.action(n)) {
			wanted--
		}
	}
	return p.lines
}
