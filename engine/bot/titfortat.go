package bot

import (
	"casus/engine"
	"casus/engine/dice"
	"casus/engine/view"
	"casus/engine/world"
	"casus/rules"
)

// titForTat answers each seat with what it got from it: blow for blow on the
// same rung, calm for calm, and now and then it lets an offence pass, so that
// two of a kind do not echo each other for ever (generous tit for tat, after
// Axelrod 1984 and Nowak and Sigmund 1992).
type titForTat struct{ seed uint64 }

func (titForTat) Name() string { return "tit-for-tat" }

// forgives is the chance, permille, that an offence is let pass.
const forgives = 333

func (b titForTat) Orders(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	c := command(engine.VerbOrders, v, seat)
	c.Lines = b.replies(g, v, seat, 1)
	return c
}

// Answers honours what is due, contests what is disputed, and replies to what
// happened this turn while it is hot.
func (b titForTat) Answers(g *engine.Game, v *view.Briefing, seat rules.Seat) engine.Command {
	c := command(engine.VerbAnswers, v, seat)
	for _, d := range answerable(v) {
		choice := d.Choices[0] // FULL, or CONSULT where talk is asked
		if d.State == rules.Disputed {
			choice = world.Contest
		}
		c.Answers = append(c.Answers, engine.Answer{Duty: int(d.ID), Choice: choice.String()})
	}
	c.Lines = b.replies(g, v, seat, 2)
	return c
}

// replies picks at most one line at each other seat.
func (b titForTat) replies(g *engine.Game, v *view.Briefing, seat rules.Seat, phase int32) []int {
	m, p, mem := menu{}, open(v), memory{}
	m.read(g, v, seat)
	mem.recall(g.Pack, v, seat)
	for x := rules.RUS; x < rules.Seats; x++ {
		if x == seat {
			continue
		}
		k := dice.Key{Seed: b.seed, Stream: dice.Bot, Turn: v.Turn, Actor: uint8(seat), Target: drawForgive, Index: phase<<8 | int32(x)}
		switch offence := mem.affront(x); {
		case offence != nil && dice.Roll(k, 1000) >= forgives:
			m.reply(&p, x, offence.action, max(1, offence.rung()))
		case offence == nil:
			if kind := mem.overture(x); kind != nil {
				m.reply(&p, x, kind.action, 0)
			}
		}
	}
	return p.lines
}

// reply takes the line at a seat that comes closest to an act from below: the
// same order if it can be given, else one on the same rung, else the next
// lower one above rung 0.
func (m *menu) reply(p *purse, x rules.Seat, same *rules.Action, rung int32) {
	best, bestFit := -1, int32(-1)
	for _, n := range m.open {
		a := m.action(n)
		if m.lines[n].Target != x || a.Mutual || a.Floor > rung || rung > 0 && a.Floor == 0 || rung == 0 && !calming(a) {
			continue
		}
		fit := a.Floor * 2
		if a == same {
			fit++
		}
		try := *p
		if fit > bestFit && try.take(n, a) {
			best, bestFit = n, fit
		}
	}
	if best >= 0 {
		p.take(best, m.action(best))
	}
}

// calming reports whether an order only lowers tension with its target.
func calming(a *rules.Action) bool {
	down := false
	for i := range a.Effects {
		e := &a.Effects[i]
		if e.Fact == rules.Tension && e.Row.Actor && e.Col.Target {
			down = e.Value < 0
		}
	}
	return down && a.Codes.Rivera == "deescalation"
}
