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
			b.enter(g, &before, &s, out.Entries)
			for _, f := range stocks {
				if b.balance(rt, g, f, &before, &s) {
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

// enter books what the acts and events of a resolution name.
func (b *books) enter(g *engine.Game, before, after *world.State, log []world.Entry) {
	for i := range log {
		e := &log[i]
		effects := named(g.Pack, e)
		for _, f := range stocks {
			all := int32(0)
			for c := rules.RUS; c < rules.Seats; c++ {
				// What holds at either end of a resolution may have held when
				// the act was carried out.
				gain := max(net(before, effects, f, c, e.Actor, e.Target), net(after, effects, f, c, e.Actor, e.Target))
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
func (b *books) balance(rt *rapid.T, g *engine.Game, f rules.Fact, before, after *world.State) (grew bool) {
	rises, incomes := int32(0), int32(0)
	for c := rules.RUS; c < rules.Seats; c++ {
		rise, income := after.Of(f, c)-before.Of(f, c), int32(0)
		if before.Phase == world.Response {
			income = paidIn(g, f, c, before, after)
		} else if c == rules.PRK && before.Pair(rules.AtWar, rules.RUS, rules.UKR) != 0 {
			income = learnt(f, g, before, before.Of(rules.Munitions, c)+b[rules.Munitions][c])
		}
		if rise > income+b[f][c] {
			rt.Fatalf("turn %d, %s: %s of %s rose by %d; income is %d, and all that the log names and has not come yet is %d",
				before.Turn(), before.Phase, f.Name(), c, rise, income, b[f][c])
		}
		b[f][c] -= max(0, rise-income)
		grew = grew || rise > income
		rises, incomes = rises+rise, incomes+income
	}
	if rises > incomes+b[f][together] {
		rt.Fatalf("turn %d, %s: %s of all seats rose by %d; income is %d, and what was made or bought is %d: somebody handed over what it did not have",
			before.Turn(), before.Phase, f.Name(), rises, incomes, b[f][together])
	}
	b[f][together] -= max(0, rises-incomes)
	return grew
}

// learnt is what the war in Ukraine can teach North Korea in a turn, at most: a
// token for each hundred thousand rounds it had or was given, and what its
// soldiers saw of drones.
func learnt(f rules.Fact, g *engine.Game, before *world.State, rounds int32) int32 {
	tokens := rounds / 100 * g.Params[rules.UkraineToken]
	switch f {
	case rules.TechSRBM, rules.TechAirDefence, rules.TechEW:
		return tokens
	case rules.TechDrone: // an order may send 50 points of troops more before the month is reckoned
		return tokens + g.Params[rules.UkraineDroneGain]*(before.Of(rules.TroopsAbroad, rules.PRK)+50)*55*g.Scenario.TurnDays/(10000*30)
	}
	return 0
}

// paidIn is what a seat gains of a stock at the end of a turn by itself, at most.
func paidIn(g *engine.Game, f rules.Fact, c rules.Seat, before, after *world.State) int32 {
	most := func(rate rules.Fact) int32 { return max(before.Of(rate, c), after.Of(rate, c)) }
	switch f {
	case rules.Capital:
		return most(rules.CapitalIncome)
	case rules.Money:
		return most(rules.MoneyIncome)
	case rules.Munitions:
		return most(rules.MunitionRate) * g.Scenario.TurnDays / 30
	}
	if f.IsTech() && before.Of(f, c) > 0 { // research, with a fraction rounded up
		return g.Params[rules.ResearchPace]*g.Scenario.TurnDays/30 + 1
	}
	return 0
}
