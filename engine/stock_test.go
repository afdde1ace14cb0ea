package engine_test

import (
	"testing"

	"pgregory.net/rapid"

	"casus/engine"
	"casus/engine/world"
	"casus/rules"
)

// stocks are what can be spent, shipped or built up.
var stocks = []rules.Fact{
	rules.Capital, rules.Money, rules.Munitions, rules.Warheads, rules.TechSRBM, rules.TechICBM, rules.TechReentry,
	rules.TechSolid, rules.TechSat, rules.TechSub, rules.TechAirDefence, rules.TechEW, rules.TechDrone,
}

// Stocks never grow from nothing. What a seat has more of than before was paid in
// at the turn's end, or an order or an event in the log names the gain; and what
// one seat hands to another leaves the first, so that all seats together have
// more only of what was made or bought.
func TestStocksNeverGrowFromNothing(t *testing.T) {
	pack := trading(shipped(t))
	grown := map[rules.Fact]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		g := anyGame(rt, pack)
		s := g.Start()
		scarce(rt, &s)
		var b books
		for s.Phase != world.Over {
			before := s
			_, out := anyPhase(rt, g, &s)
			p := passage{g, &before, &s, out.Entries}
			b.enter(&p)
			for _, f := range stocks {
				if b.balance(rt, &p, f) {
					grown[f] = true
				}
			}
		}
	})
	for _, f := range stocks {
		if !grown[f] && f != rules.TechSub { // boats come only with a rare gift, and late
			t.Errorf("%s never grew: the test shows nothing of it", f.Name())
		}
	}
}

// trading is the pack with scenarios in which only what moves a stock, or may by
// its mechanism, can be ordered: many shipments, few words.
func trading(pack *rules.Pack) *rules.Pack {
	var ids []string
	for _, a := range pack.Actions {
		moves := a.Mechanism != "none"
		for _, f := range stocks {
			moves = moves || net(nil, a.Effects, f, rules.NONE, rules.NONE, rules.NONE) != 0
		}
		if moves {
			ids = append(ids, a.ID)
		}
	}
	out := *pack
	out.Scenarios = nil
	for _, sc := range pack.Scenarios {
		market := *sc
		market.Actions, market.MainOrders, market.Covert = ids, 4, 2
		out.Scenarios = append(out.Scenarios, &market)
	}
	return &out
}

// scarce gives every seat the means to order and little to hand over.
func scarce(rt *rapid.T, s *world.State) {
	for c := rules.RUS; c < rules.Seats; c++ {
		s.Set(rules.Munitions, c, rapid.Int32Range(0, 250).Draw(rt, "munitions"))
		s.Set(rules.MunitionRate, c, rapid.Int32Range(0, 40).Draw(rt, "made a month"))
		s.Set(rules.Warheads, c, rapid.Int32Range(0, 3).Draw(rt, "warheads"))
		s.Set(rules.Capital, c, 12)
		s.Set(rules.CapitalIncome, c, rapid.Int32Range(3, 12).Draw(rt, "capital a turn"))
		s.Set(rules.MoneyIncome, c, rapid.Int32Range(3, 20).Draw(rt, "money a turn"))
	}
}

// books hold what the log has promised and the stocks have not yet shown, by
// stock and seat, and in the last column for all seats together.
type books [rules.FactCount][rules.Seats + 1]int32

const together = rules.Seats

// passage is a resolution: what was before, what is after, and what is told.
type passage struct {
	g             *engine.Game
	before, after *world.State
	log           []world.Entry
}

// gain is what an entry of the log names for a seat's stock. What holds at either
// end of a resolution may have held when the act was carried out.
func (p *passage) gain(e *world.Entry, f rules.Fact, c rules.Seat) int32 {
	effects := named(p.g.Pack, e)
	return max(net(p.before, effects, f, c, e.Actor, e.Target), net(p.after, effects, f, c, e.Actor, e.Target))
}

// most is the greatest a number of a seat can have been in between.
func (p *passage) most(f rules.Fact, c rules.Seat) int32 {
	up := p.before.Of(f, c)
	for i := range p.log {
		up += max(0, p.gain(&p.log[i], f, c))
	}
	return max(up, p.after.Of(f, c))
}

// enter books what the acts and events of a resolution name.
func (b *books) enter(p *passage) {
	for i := range p.log {
		for _, f := range stocks {
			all := int32(0)
			for c := rules.RUS; c < rules.Seats; c++ {
				gain := p.gain(&p.log[i], f, c)
				b[f][c] += max(0, gain)
				all += gain
			}
			b[f][together] += max(0, all)
		}
	}
}

// named are the effects that an entry stands for.
func named(pack *rules.Pack, e *world.Entry) []rules.Effect {
	for _, a := range pack.Actions {
		if e.K == world.KAct && a.ID == e.Action {
			return a.Effects
		}
	}
	for _, in := range pack.Injects {
		if e.K == world.KInject && in.ID == e.Inject {
			return in.Effects
		}
	}
	return nil
}

// net is what effects do to a seat's stock, as far as their conditions hold;
// without a state it is how much they could move anybody's.
func net(s *world.State, effects []rules.Effect, f rules.Fact, c, actor, target rules.Seat) (sum int32) {
	for i := range effects {
		e := &effects[i]
		switch {
		case e.Fact != f:
		case s == nil:
			sum += max(e.Value, -e.Value)
		case e.Row.Pick(actor, target) != c || !holds(s, e.When, actor, target):
		case e.Set:
			sum += e.Value - s.Of(f, c)
		default:
			sum += e.Value
		}
	}
	return sum
}

func holds(s *world.State, c *rules.Condition, actor, target rules.Seat) bool {
	if c == nil {
		return true
	}
	var env rules.Env
	copy(env.Frame[:rules.StateSize], s.Facts[:])
	env.Vars[0], env.Vars[1] = actor, target
	return c.Holds(&env)
}

// balance compares a stock with the books and strikes out what has arrived. It
// reports whether more arrived than the turn's income.
func (b *books) balance(rt *rapid.T, p *passage, f rules.Fact) (grew bool) {
	rises, incomes := int32(0), int32(0)
	for c := rules.RUS; c < rules.Seats; c++ {
		rise, income := p.after.Of(f, c)-p.before.Of(f, c), p.paidIn(f, c)
		if rise > income+b[f][c] {
			rt.Fatalf("turn %d, %s: %s of %s rose by %d; income is %d, and all that the log names and has not come yet is %d",
				p.before.Turn(), p.before.Phase, f.Name(), c, rise, income, b[f][c])
		}
		b[f][c] -= max(0, rise-income)
		grew = grew || rise > income
		rises, incomes = rises+rise, incomes+income
	}
	if rises > incomes+b[f][together] {
		rt.Fatalf("turn %d, %s: %s of all seats rose by %d; income is %d, and what was made or bought is %d: somebody handed over what it did not have",
			p.before.Turn(), p.before.Phase, f.Name(), rises, incomes, b[f][together])
	}
	b[f][together] -= max(0, rises-incomes)
	return grew
}

// paidIn is what the calendar brings a seat of a stock, at most. Whatever makes a
// stock grow without an order or an event must be entered here, by its rate.
func (p *passage) paidIn(f rules.Fact, c rules.Seat) int32 {
	days := p.g.Scenario.TurnDays
	switch turnEnds := p.before.Phase == world.Response; {
	case !turnEnds && c == rules.PRK:
		return p.lessons(f, days)
	case !turnEnds:
		return 0
	case f.IsTech() && p.before.Of(f, c) > 0: // research, with a fraction rounded up
		return p.g.Params[rules.ResearchPace]*days/30 + 1
	case f == rules.Capital:
		return p.most(rules.CapitalIncome, c)
	case f == rules.Money:
		return p.most(rules.MoneyIncome, c)
	case f == rules.Munitions:
		return p.most(rules.MunitionRate, c) * days / 30
	}
	return 0
}

// lessons are what North Korea learns in a month of the war in Ukraine: for every
// hundred thousand rounds it ships some know-how in the field where it has most to
// learn, and about drones from its soldiers, 55 a point of troops_abroad.
func (p *passage) lessons(f rules.Fact, days int32) (points int32) {
	switch f {
	case rules.TechSRBM, rules.TechAirDefence, rules.TechEW, rules.TechDrone:
		points = p.most(rules.RoundsShipped, rules.PRK) * days / 30 / 100 * p.g.Params[rules.UkraineToken]
	}
	if f == rules.TechDrone {
		points += p.most(rules.TroopsAbroad, rules.PRK) * 55 * p.g.Params[rules.UkraineDroneGain] * days / (10000 * 30)
	}
	return points
}
