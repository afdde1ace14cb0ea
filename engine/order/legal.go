package order

import (
	"casus/engine/world"
	"casus/rules"
)

// Bitmap marks lines of a seat's catalogue, bit i%8 of byte i/8.
type Bitmap []byte

// Has reports whether line i is marked.
func (b Bitmap) Has(i int) bool { return i >= 0 && i/8 < len(b) && b[i/8]>>(i%8)&1 == 1 }

// Where a condition of an action has the two countries bound.
const (
	actorSlot = iota
	targetSlot
)

// Legal marks the lines the seat may give now, each taken alone.
func (c *Catalogue) Legal(s *world.State, w *world.Work, seat rules.Seat) Bitmap {
	return c.Mark(nil, s, &w.Env, seat)
}

// Mark is Legal in the memory of an earlier bitmap.
func (c *Catalogue) Mark(old Bitmap, s *world.State, env *rules.Env, seat rules.Seat) Bitmap {
	copy(env.Frame[:rules.StateSize], s.Facts[:])
	return c.MarkHeld(old, s, env, seat)
}

// MarkHeld is Mark for one seat after the other: the frame of env must hold the
// state.
func (c *Catalogue) MarkHeld(old Bitmap, s *world.State, env *rules.Env, seat rules.Seat) Bitmap {
	out := append(old[:0], make(Bitmap, (len(c.Lines[seat])+7)/8)...)
	if s.Phase == world.Over {
		return out
	}
	friends := allies(s, seat)
	for i := range c.open[seat] {
		if o := &c.open[seat][i]; inPhase(o.action, s.Phase) && affordable(s, seat, o.action) {
			o.mark(out, o.targets(s, env, seat, friends))
		}
	}
	return out
}

// MayGive reports whether one line, taken alone, is open to the seat. The
// frame of env must hold the state.
func (c *Catalogue) MayGive(s *world.State, env *rules.Env, seat rules.Seat, l Line) bool {
	a := c.Pack.Actions[l.Action]
	return inPhase(a, s.Phase) && affordable(s, seat, a) && Possible(a, s, env, seat, l.Target)
}

// Possible reports whether the action's own conditions hold now; resolution
// asks again, since the world may have moved.
func Possible(a *rules.Action, s *world.State, env *rules.Env, actor, target rules.Seat) bool {
	switch a.Target {
	case rules.Ally:
		if s.Pair(rules.Cohesion, actor, target) == 0 {
			return false
		}
	case rules.Adversary:
		if s.Pair(rules.Cohesion, actor, target) != 0 {
			return false
		}
	}
	if s.Pledges[actor].Bars(target, a.Floor) || !InCase(a.Case, s, actor, target) {
		return false
	}
	if a.When == nil {
		return true
	}
	env.Vars[actorSlot], env.Vars[targetSlot] = actor, target
	return a.When.Holds(env)
}

func inPhase(a *rules.Action, p world.Phase) bool {
	if p == world.Response {
		return a.Phase&rules.InResponse != 0
	}
	return a.Phase&rules.InOrders != 0
}

func affordable(s *world.State, seat rules.Seat, a *rules.Action) bool {
	return s.Of(rules.Capital, seat) >= a.Cost.Capital && s.Of(rules.Money, seat) >= a.Cost.Money
}

// Budget is what a seat may spend in the running phase.
type Budget struct {
	Capital int32 `json:"pc"`
	Money   int32 `json:"m"`
	Main    int32 `json:"main"`
	Covert  int32 `json:"covert"`
}

// BudgetOf reads the seat's budget; the response phase has half the main slots,
// and a country in a struggle for power half of those.
func BudgetOf(s *world.State, sc *rules.Scenario, seat rules.Seat) Budget {
	b := Budget{s.Of(rules.Capital, seat), s.Of(rules.Money, seat), sc.MainOrders, sc.Covert}
	if s.Phase == world.Response {
		b.Main, b.Covert = (sc.MainOrders+1)/2, 0
	}
	if s.Of(rules.HomeCrisis, seat) > 0 {
		b.Main = max(1, b.Main/2)
	}
	return b
}

// Problem says why a set of lines cannot be given, by code.
type Problem struct{ Code, Reason string }

// Check tests a whole set of lines: each legal, none twice, together within
// the slots and the budget. It returns nil when the set is fine.
func (c *Catalogue) Check(s *world.State, w *world.Work, sc *rules.Scenario, seat rules.Seat, lines []int) *Problem {
	budget := BudgetOf(s, sc, seat)
	w.Snapshot(s)
	for i, n := range lines {
		if n < 0 || n >= len(c.Lines[seat]) {
			return &Problem{"illegal", "There is no order with that number in your list. Load the page again and choose from the list."}
		}
		l := c.Lines[seat][n]
		a := c.Pack.Actions[l.Action]
		for _, m := range lines[:i] {
			if m == n {
				return &Problem{"duplicate", "The same order is in your set twice. Remove one of them."}
			}
		}
		if !c.MayGive(s, &w.Env, seat, l) {
			return &Problem{"illegal", "“" + a.Title + "” is not open to you now. Choose an order the list offers."}
		}
		if a.Covert > 0 {
			budget.Covert--
		} else {
			budget.Main--
		}
		budget.Capital -= a.Cost.Capital
		budget.Money -= a.Cost.Money
	}
	return within(budget)
}

// within treats a free covert slot as unusable for open orders, and a covert
// order in a main slot as allowed: the main slots are the wider ones.
func within(b Budget) *Problem {
	if b.Covert < 0 {
		b.Main += b.Covert
	}
	switch {
	case b.Main < 0:
		return &Problem{"budget", "That is more orders than you have slots for this phase. Remove one."}
	case b.Capital < 0:
		return &Problem{"budget", "These orders together cost more political capital than you have. Remove one."}
	case b.Money < 0:
		return &Problem{"budget", "These orders together cost more money than you have. Remove one."}
	}
	return nil
}
